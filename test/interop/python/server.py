"""A server of remote.Calculator. It prints `listening HOST:PORT`, then what happens to its handlers, and ends when its standard input does."""

import sys
import threading
from concurrent import futures

import grpc

import remote_pb2
import remote_pb2_grpc

REASON = (("x-reason", "because, so"), ("x-reason-bin", b"\x00\xff\x80\x0a"))


class Calculator(remote_pb2_grpc.CalculatorServicer):
    def Add(self, request, context):
        begin(context)
        response = add(request)
        end(context, "Add")
        return response

    def BatchAdd(self, request, context):
        begin(context)
        return remote_pb2.BatchResponse(responses=[add(pair) for pair in request.requests])

    def GenerateSequence(self, request, context):
        begin(context)
        for index in range(request.count):
            yield remote_pb2.Number(value=request.start + index * request.step)
        end(context, "GenerateSequence")

    def ComputeStatistics(self, numbers, context):
        begin(context)
        values = [number.value for number in numbers]
        end(context, "ComputeStatistics")
        if not values:
            return remote_pb2.Statistics()
        total = sum(values)
        return remote_pb2.Statistics(count=len(values), sum=total, mean=total / len(values), minimum=min(values), maximum=max(values))

    def StreamingCalculator(self, operations, context):
        begin(context)
        for operation in operations:
            if operation.kind == remote_pb2.Operation.MULTIPLY:
                yield remote_pb2.CalculationResponse(result=operation.a * operation.b)
            else:
                yield add(operation)
        end(context, "StreamingCalculator")


def add(pair):
    return remote_pb2.CalculationResponse(result=pair.a + pair.b)


def told(context):
    return dict(context.invocation_metadata()).get("x-do")


def begin(context):
    if told(context) == "refuse":
        refuse(context)
    echo = [pair for pair in context.invocation_metadata() if pair[0].startswith("x-echo")]
    context.send_initial_metadata(echo)
    context.set_trailing_metadata(echo)


def end(context, method):
    if told(context) == "fail":
        refuse(context)
    if told(context) != "wait":
        return
    # Where there is none, gRPC has one that is centuries away.
    call = f"{method} {'with' if context.time_remaining() < 1e9 else 'without'} deadline"
    over = threading.Event()
    if context.add_callback(over.set):
        print(f"waiting {call}", flush=True)
        over.wait()
    print(f"over {call}", flush=True)


def refuse(context):
    context.set_trailing_metadata(REASON)
    context.abort(grpc.StatusCode.NOT_FOUND, "nothing here: 100 % of ä and 漢")


def main():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=32), compression=grpc.Compression.Gzip)
    remote_pb2_grpc.add_CalculatorServicer_to_server(Calculator(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"listening 127.0.0.1:{port}", flush=True)
    sys.stdin.read()
    server.stop(grace=None).wait()


main()
