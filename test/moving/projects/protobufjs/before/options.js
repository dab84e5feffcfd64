import { readFileSync } from "node:fs";
import protobuf from "protobufjs";

const root = protobuf.Root.fromJSON(JSON.parse(readFileSync("gen/forms.json", "utf8"))).resolveAll();
const Customer = root.lookupType("forms.Customer");

for (const field of Customer.fieldsArray)
  if (!field.declaringField) console.log(`label: ${field.name} is ${field.options["(label)"]}`);
console.log(`default: ${Customer.fields.floor.defaultValue}`);
console.log(`problem: ${Customer.verify({ fullName: 5 }) === null ? "none" : "fullName"}`);

const customer = Customer.create({ fullName: "Ada", ".forms.doorCode": "4711" });
const bytes = Customer.encode(customer).finish();
console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);
console.log(`door: ${Customer.decode(bytes)[".forms.doorCode"]}`);
