import { readFileSync } from "node:fs";
import protobuf from "protobufjs";
import { fromReflection, getExtension, getOptions, getOrDefault, setExtension, verify } from "wireform";

const root = protobuf.Root.fromJSON(JSON.parse(readFileSync("gen/forms.json", "utf8"))).resolveAll();
const schema = fromReflection(root);
const Customer = schema.message("forms.Customer");

for (const field of schema.descriptor("forms.Customer").fields)
  console.log(`label: ${field.localName} is ${getOptions(field)["[forms.label]"]}`);
console.log(`default: ${getOrDefault(Customer, {}, "floor")}`);
console.log(`problem: ${verify(Customer, { fullName: 5 })[0]?.path ?? "none"}`);

const doorCode = schema.extension("forms.door_code");
const customer = { fullName: "Ada" };
setExtension(Customer, customer, doorCode, "4711");
const bytes = Customer.encode(customer);
console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);
console.log(`door: ${getExtension(Customer, Customer.decode(bytes), doorCode)}`);
