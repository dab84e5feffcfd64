package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"wireform.test/interop/remote"
)

type calculator struct {
	remote.UnimplementedCalculatorServer
}

func (calculator) Add(ctx context.Context, request *remote.CalculationRequest) (*remote.CalculationResponse, error) {
	return answer(ctx, "Add", func() (*remote.CalculationResponse, error) {
		return &remote.CalculationResponse{Result: request.A + request.B}, nil
	})
}

func (calculator) BatchAdd(ctx context.Context, request *remote.BatchRequest) (*remote.BatchResponse, error) {
	return answer(ctx, "BatchAdd", func() (*remote.BatchResponse, error) {
		response := &remote.BatchResponse{}
		for _, pair := range request.Requests {
			response.Responses = append(response.Responses, &remote.CalculationResponse{Result: pair.A + pair.B})
		}
		return response, nil
	})
}

func (calculator) GenerateSequence(request *remote.SequenceRequest, stream grpc.ServerStreamingServer[remote.Number]) error {
	return answerMany(stream, "GenerateSequence", func() error {
		for index := range request.Count {
			if err := stream.Send(&remote.Number{Value: float64(request.Start + index*request.Step)}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (calculator) ComputeStatistics(stream grpc.ClientStreamingServer[remote.Number, remote.Statistics]) error {
	statistics, err := answer(stream.Context(), "ComputeStatistics", func() (*remote.Statistics, error) {
		result := &remote.Statistics{}
		for {
			number, err := stream.Recv()
			if errors.Is(err, io.EOF) {
				return result, nil
			}
			if err != nil {
				return nil, err
			}
			add(result, number.Value)
		}
	})
	if err != nil {
		return err
	}
	return stream.SendAndClose(statistics)
}

func add(statistics *remote.Statistics, value float64) {
	statistics.Count++
	statistics.Sum += value
	statistics.Mean = statistics.Sum / float64(statistics.Count)
	if statistics.Count == 1 {
		statistics.Minimum, statistics.Maximum = value, value
	}
	statistics.Minimum = min(statistics.Minimum, value)
	statistics.Maximum = max(statistics.Maximum, value)
}

func (calculator) StreamingCalculator(stream grpc.BidiStreamingServer[remote.Operation, remote.CalculationResponse]) error {
	return answerMany(stream, "StreamingCalculator", func() error {
		for {
			operation, err := stream.Recv()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			result := operation.A + operation.B
			if operation.Kind == remote.Operation_MULTIPLY {
				result = operation.A * operation.B
			}
			if err := stream.Send(&remote.CalculationResponse{Result: result}); err != nil {
				return err
			}
		}
	})
}

// answer does around a reply what the metadata of the call ask for.
func answer[T any](ctx context.Context, method string, reply func() (T, error)) (T, error) {
	var none T
	if err := begin(ctx); err != nil {
		return none, err
	}
	result, err := reply()
	if err == nil {
		err = end(ctx, method)
	}
	return result, err
}

func answerMany(stream grpc.ServerStream, method string, replies func() error) error {
	_, err := answer(stream.Context(), method, func() (struct{}, error) {
		return struct{}{}, replies()
	})
	return err
}

func told(ctx context.Context) string {
	return strings.Join(metadata.ValueFromIncomingContext(ctx, "x-do"), "")
}

func begin(ctx context.Context) error {
	if told(ctx) == "refuse" {
		return refuse(ctx)
	}
	echo := metadata.MD{}
	incoming, _ := metadata.FromIncomingContext(ctx)
	for name, values := range incoming {
		if strings.HasPrefix(name, "x-echo") {
			echo.Set(name, values...)
		}
	}
	check(grpc.SetHeader(ctx, echo))
	check(grpc.SetTrailer(ctx, echo))
	return nil
}

func end(ctx context.Context, method string) error {
	switch told(ctx) {
	case "fail":
		return refuse(ctx)
	case "wait":
		_, hasDeadline := ctx.Deadline()
		call := method + map[bool]string{true: " with deadline", false: " without deadline"}[hasDeadline]
		fmt.Println("waiting " + call)
		<-ctx.Done()
		fmt.Println("over " + call)
		return status.FromContextError(ctx.Err()).Err()
	}
	return nil
}

func refuse(ctx context.Context) error {
	check(grpc.SetTrailer(ctx, metadata.Pairs("x-reason", "because, so", "x-reason-bin", "\x00\xff\x80\x0a")))
	return status.Error(codes.NotFound, "nothing here: 100 % of ä and 漢")
}

// serve listens on any free port, and ends when its standard input does.
func serve() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	server := grpc.NewServer()
	remote.RegisterCalculatorServer(server, calculator{})
	fmt.Println("listening " + listener.Addr().String())
	go server.Serve(listener)
	io.Copy(io.Discard, os.Stdin)
	server.Stop()
}
