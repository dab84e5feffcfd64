package main

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"

	"wireform.test/interop/remote"
)

type wanted struct {
	Method   string
	Requests []json.RawMessage
	Metadata map[string]string
	Deadline int
	Compress bool
}

type outcome struct {
	Replies  []json.RawMessage `json:"replies"`
	Status   uint32            `json:"status"`
	Details  string            `json:"details"`
	Headers  map[string]string `json:"headers"`
	Trailers map[string]string `json:"trailers"`
}

// makeCall reads a call as a line of JSON, makes it, is cancelled by a second line, and prints what came of it.
func makeCall(address string) {
	input := bufio.NewReader(os.Stdin)
	line, err := input.ReadBytes('\n')
	check(err)
	var want wanted
	check(json.Unmarshal(line, &want))

	ctx, cancel := context.WithCancel(metadata.NewOutgoingContext(context.Background(), metadataOf(want.Metadata)))
	if want.Deadline > 0 {
		ctx, cancel = context.WithTimeout(ctx, time.Duration(want.Deadline)*time.Millisecond)
	}
	go func() {
		if _, err := input.ReadByte(); err == nil {
			cancel()
		}
	}()

	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	check(err)
	defer connection.Close()
	options := []grpc.CallOption{}
	if want.Compress {
		options = append(options, grpc.UseCompressor(gzip.Name))
	}
	method := remote.File_remote_proto.Services().ByName("Calculator").Methods().ByName(protoreflect.Name(want.Method))
	stream, err := connection.NewStream(ctx, &grpc.StreamDesc{ClientStreams: method.IsStreamingClient(), ServerStreams: method.IsStreamingServer()}, "/remote.Calculator/"+want.Method, options...)
	check(err)
	out := outcome{Replies: []json.RawMessage{}}
	err = exchange(stream, method, want.Requests, &out)
	out.Status, out.Details = uint32(status.Code(err)), status.Convert(err).Message()
	if err == nil {
		header, err := stream.Header()
		check(err)
		out.Headers = plain(header)
	}
	out.Trailers = plain(stream.Trailer())
	check(json.NewEncoder(os.Stdout).Encode(out))
}

// exchange sends all requests and receives all replies; where both sides stream, in turn.
func exchange(stream grpc.ClientStream, method protoreflect.MethodDescriptor, requests []json.RawMessage, out *outcome) error {
	inTurn := method.IsStreamingClient() && method.IsStreamingServer()
	for _, request := range requests {
		message := dynamicpb.NewMessage(method.Input())
		check(protojson.Unmarshal(request, message))
		if stream.SendMsg(message) != nil {
			break // What is wrong comes out when a reply is received.
		}
		if !inTurn {
			continue
		}
		if err := receive(stream, method, out); err != nil {
			return orNil(err)
		}
	}
	check(stream.CloseSend())
	if !method.IsStreamingServer() {
		return receive(stream, method, out)
	}
	for {
		if err := receive(stream, method, out); err != nil {
			return orNil(err)
		}
	}
}

func receive(stream grpc.ClientStream, method protoreflect.MethodDescriptor, out *outcome) error {
	message := dynamicpb.NewMessage(method.Output())
	if err := stream.RecvMsg(message); err != nil {
		return err
	}
	out.Replies = append(out.Replies, toJSON(message))
	return nil
}

// orNil: a stream that ends well ends with EOF.
func orNil(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func toJSON(message proto.Message) json.RawMessage {
	text, err := protojson.MarshalOptions{EmitUnpopulated: true}.Marshal(message)
	check(err)
	return text
}

func metadataOf(plain map[string]string) metadata.MD {
	md := metadata.MD{}
	for name, value := range plain {
		if strings.HasSuffix(name, "-bin") {
			bytes, err := base64.StdEncoding.DecodeString(value)
			check(err)
			value = string(bytes)
		}
		md.Append(name, value)
	}
	return md
}

func plain(md metadata.MD) map[string]string {
	result := map[string]string{}
	for name, values := range md {
		if !strings.HasPrefix(name, "x-") {
			continue
		}
		result[name] = values[0]
		if strings.HasSuffix(name, "-bin") {
			result[name] = base64.StdEncoding.EncodeToString([]byte(values[0]))
		}
	}
	return result
}
