"""Writes confluent.json: messages as Confluent's own serializer writes them to Kafka.

pip install "confluent-kafka[protobuf,schemaregistry]==2.16.1"
npx protoc -I examples/kafka --python_out=test/examples orders.proto
python test/examples/confluent.py > test/examples/confluent.json
"""

import json

from confluent_kafka.schema_registry import Schema, SchemaRegistryClient
from confluent_kafka.schema_registry.protobuf import ProtobufDeserializer, ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext
from google.protobuf import json_format

import orders_pb2

MESSAGES = [
    orders_pb2.Order(
        id=4711,
        customer="ana",
        lines=[orders_pb2.Order.Line(sku="tea", quantity=2)],
        labels={"gift": "yes"},
        address=orders_pb2.Order.Address(city="Oslo"),
    ),
    orders_pb2.Refund(order_id=4711, cents=-250),
    orders_pb2.Order.Line(sku="tea", quantity=2),
    orders_pb2.Order.Address(city="Oslo", street="Storgata"),
    orders_pb2.Order(),
]

registry = SchemaRegistryClient.new_client({"url": "mock://"})
# Other subjects come first, so that ids take more than one byte.
for number in range(300):
    registry.register_schema(f"filler-{number}", Schema(f'syntax = "proto3"; message M{number} {{}}', "PROTOBUF"))

vectors = []
for index, message in enumerate(MESSAGES):
    context = SerializationContext(f"topic-{index}", MessageField.VALUE)
    serializer = ProtobufSerializer(type(message), registry, {"use.deprecated.format": False})
    framed = serializer(message, context)
    again = ProtobufDeserializer(type(message), {"use.deprecated.format": False})(framed, context)
    assert again == message
    vectors.append(
        {
            "type": message.DESCRIPTOR.full_name,
            "json": json_format.MessageToDict(message),
            "schemaId": int.from_bytes(framed[1:5], "big"),
            "hex": framed.hex(),
        }
    )
print(json.dumps(vectors, indent=1))
