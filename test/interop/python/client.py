"""Makes a call of remote.Calculator: `client.py HOST:PORT`. The call is a line of JSON on standard input; a second line cancels it.
Prints what came of it, as JSON."""

import base64
import json
import os
import sys
import threading

import grpc
from google.protobuf import json_format, message_factory

import remote_pb2
import remote_pb2_grpc


class Turns:
    """The requests of a stream, each when the one before has its reply."""

    def __init__(self, requests):
        self.requests = iter(requests)
        self.turn = threading.Semaphore(1)

    def __iter__(self):
        return self

    def __next__(self):
        self.turn.acquire()
        return next(self.requests)

    def replied(self):
        self.turn.release()


def start(stub, wanted):
    """Begins the call; gives it, its replies, and what is to be told of each of them."""
    method = remote_pb2.DESCRIPTOR.services_by_name["Calculator"].methods_by_name[wanted["method"]]
    request_class = message_factory.GetMessageClass(method.input_type)
    requests = [json_format.ParseDict(request, request_class()) for request in wanted["requests"]]
    turns = Turns(requests)
    if not method.client_streaming:
        request = requests[0]
    else:
        request = turns if method.server_streaming else iter(requests)
    invoke = getattr(stub, wanted["method"])
    if not method.server_streaming:
        invoke = invoke.future
    timeout = wanted["deadline"] / 1000 if "deadline" in wanted else None
    compression = grpc.Compression.Gzip if "compress" in wanted else None
    call = invoke(request, timeout=timeout, metadata=metadata_of(wanted.get("metadata", {})), compression=compression)
    return call, replies_of(call, method), turns.replied


def replies_of(call, method):
    if method.server_streaming:
        yield from call
    else:
        yield call.result()


def cancel_when_told(call):
    # Not sys.stdin: Python cannot end while a thread holds it.
    if os.read(0, 1) != b"":
        call.cancel()


def metadata_of(plain):
    return [(name, base64.b64decode(value) if name.endswith("-bin") else value) for name, value in plain.items()]


def plain(metadata):
    return {name: base64.b64encode(value).decode() if name.endswith("-bin") else value for name, value in metadata or () if name.startswith("x-")}


def main():
    wanted = json.loads(sys.stdin.readline())
    replies = []
    with grpc.insecure_channel(sys.argv[1]) as channel:
        call, answers, replied = start(remote_pb2_grpc.CalculatorStub(channel), wanted)
        threading.Thread(target=cancel_when_told, args=(call,), daemon=True).start()
        try:
            for reply in answers:
                replies.append(json_format.MessageToDict(reply, always_print_fields_with_no_presence=True))
                replied()
        except (grpc.RpcError, grpc.FutureCancelledError):
            pass
        outcome = {"replies": replies, "status": call.code().value[0], "details": call.details() or "", "trailers": plain(call.trailing_metadata())}
        outcome["headers"] = plain(call.initial_metadata()) if outcome["status"] == 0 else {}
    print(json.dumps(outcome))


main()
