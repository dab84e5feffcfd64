import type { Emission } from "../codec/emission.ts";
import { emitEntry } from "../codec/emit-entry.ts";
import type { FieldPlan, MessagePlan, ValuePlan } from "../codec/plan.ts";
import { type Code, identifier, join, js, listed, literal } from "../codec/source/code.ts";
import { keepCustomOptions } from "../descriptor-set/custom-options.ts";
import { builtInTypes } from "../descriptor-set/descriptor-types.ts";
import type { FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { linkedFilesOf } from "../schema/link.ts";
import { dataLiteral } from "./data-literal.ts";
import { exportAlias } from "./declared.ts";
import { deprecationOf } from "./doc.ts";
import type { ModuleImports, ModuleSite, Run } from "./module-context.ts";

/* What makes codecs of the functions of messages. */

/** The entry and the codec of a message; `declaration` is how the latter is declared. */
export function emitCodec(message: MessageDescriptor, site: ModuleSite, run: Run, emission: Emission, declaration: Code): Code {
  const { names } = site;
  const name = names.export(message);
  const end = names.end(message);
  const plan = run.planner.plan(message);
  const entry = identifier(`entry${end}`);
  return js`
    const ${entry} = /* @__PURE__ */ declareEntry(${identifier(`outline${end}`)}, ${emission.decode(plan)}, ${emission.encode(plan)}, ({ plan, general, habit }) => {
      ${emitEntry(emission, plan)}
      return { encode, decode };
    });
    ${deprecationOf(message)}
    ${declaration} = /* @__PURE__ */ declareCodec(${identifier(names.file(message.file))}, ${entry});
    ${exportAlias(name)}
  `;
}

/** The codec of a message in lite code. A flat type does without the walks of errors. */
export function emitLiteCodec(message: MessageDescriptor, site: ModuleSite, run: Run, emission: Emission, declaration: Code): Code {
  const name = site.names.export(message);
  const plan = run.planner.plan(message);
  const isFlat = plan.fields.every((field) => field.shape === "singular" && field.value.kind !== "message" && field.presence !== "required");
  const parts = [identifier(`outline${site.names.end(message)}`), emission.decode(plan), emission.encode(plan), ...(isFlat ? [] : [identifier("walks")])];
  return js`
    ${deprecationOf(message)}
    ${declaration} = /* @__PURE__ */ declareLite(${join(parts, ", ")});
    ${exportAlias(name)}
  `;
}

/** The outline of a message. */
export function emitOutline(plan: MessagePlan, site: ModuleSite, run: Run, imports: ModuleImports): Code {
  const name = identifier(`outline${site.names.end(plan.type.descriptor)}`);
  const valueOf = (value: ValuePlan): Code => {
    if (value.kind !== "message") return literal(value.kind === "enum" ? "enum" : value.type);
    const { descriptor } = value.message.type;
    const other = run.sites.get(descriptor.file)!;
    return imports.name(other, `outline${other.names.end(descriptor)}`);
  };
  const rows = plan.fields.map((field) => js`[${join([literal(field.number), literal(field.name), valueOf(field.value), ...shapeOf(field)], ", ")}]`);
  const list = plan.fields.length === 0 ? js`() => []` : js`
    () => [
      ${listed(rows)}
    ]
  `;
  return js`
    const ${name} = /* @__PURE__ */ declareOutline(
      ${listed([literal(plan.typeName), list, ...(plan.requires ? [js`true`] : [])])}
    );
  `;
}

function shapeOf(field: FieldPlan): Code[] {
  if (field.shape === "map") return [literal("map"), literal(field.key.type)];
  if (field.shape === "repeated") return [literal("repeated")];
  return field.presence === "required" ? [literal("required")] : [];
}

/** The descriptor of a file, and what it is linked with. */
export function emitFile(file: FileDescriptor, site: ModuleSite, run: Run, imports: ModuleImports): Code {
  const related = run.related.get(file)!.map((other) => {
    const otherSite = run.sites.get(other)!;
    return imports.name(otherSite, otherSite.names.file(other));
  });
  const options = Object.keys(run.fileOptions).length === 0 ? [] : [dataLiteral(run.fileOptions)];
  return js`
    const ${identifier(site.names.file(file))} = /* @__PURE__ */ declareFile(
      ${listed([freshData(dataLiteral(plainProto(file))), js`() => [${join(related, ", ")}]`, ...options])}
    );
  `;
}

/** The descriptor of a file in the order of descriptor.proto's fields, wherever it comes from, without positions and comments. */
function plainProto(file: FileDescriptor): object {
  keepCustomOptions(linkedFilesOf(file));
  const type = builtInTypes()("FileDescriptorProto");
  return type.decode(type.encode({ ...file.proto, sourceCodeInfo: undefined }, depth), depth);
}

/** Options may be as deep as a message may be, and stand that deep in the file. */
const depth = { partial: true, maxDepth: 250 } as const;

/** A function that gives fresh data: linking changes it. */
function freshData(data: Code): Code {
  return js`
    () => (
      ${data}
    )
  `;
}
