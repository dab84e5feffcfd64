import { Emission } from "../codec/emission.ts";
import { emitEntry } from "../codec/emit-entry.ts";
import { emitUnit } from "../codec/emit.ts";
import type { FieldPlan, MessagePlan, ValuePlan } from "../codec/plan.ts";
import { type Code, identifier, join, js, keyed, listed, literal, nothing, paragraphs, propertyKey } from "../codec/source/code.ts";
import { keepCustomOptions } from "../descriptor-set/custom-options.ts";
import type { EnumDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { linkedFilesOf } from "../schema/link.ts";
import { dataLiteral } from "./data-literal.ts";
import { ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { type ExportName, enumsOf, liteRuntime, messagesOf, moduleRuntime } from "./module-names.ts";

/*
 * A module: per message the functions that the JIT would compile, the outline that the walks of errors read, an entry and a codec; per file its descriptor as
 * data. All but functions and the variables of these is marked pure, and what refers to other types does so within functions: bundlers drop what is unused,
 * and modules may import each other.
 */

export function emitModule(site: ModuleSite, run: Run): Code {
  const imports = new ModuleImports(site);
  const messages = site.files.flatMap(messagesOf);
  const emission = newEmission(site, run, imports);
  const unit = emitUnit(emission, messages.map((message) => run.planner.plan(message)), paragraphs);
  const body = paragraphs([
    ...site.files.flatMap(enumsOf).map((each) => emitEnum(each, site.names.export(each))),
    unit,
    ...messages.map((message) => emitOutline(run.planner.plan(message), site, run, imports)),
    ...(run.lite ? [] : site.files.map((file) => emitFile(file, site, run, imports))),
    ...messages.map((message) => (run.lite ? emitLiteCodec(message, site, run, emission) : emitCodec(message, site, run, emission))),
    emitExports(messages, site, run),
  ]);
  return paragraphs([
    js`// Made by wireform from ${join(site.files.map((file) => literal(file.name)), ", ")}. Do not edit.`,
    js`
      ${emitRuntimeImport(emission, run)}
      ${imports.declarations(js`import`)}
    `,
    body,
  ]);
}

function newEmission(site: ModuleSite, run: Run, imports: ModuleImports): Emission {
  const siteOf = (plan: MessagePlan): ModuleSite => run.sites.get(plan.type.descriptor.file)!;
  const end = (plan: MessagePlan): string => siteOf(plan).names.end(plan.type.descriptor);
  return new Emission(
    (plan) => {
      const other = siteOf(plan);
      if (other === site) return undefined;
      return {
        get decode() {
          return imports.name(other, `decode${end(plan)}`);
        },
        get encode() {
          return imports.name(other, `encode${end(plan)}`);
        },
      };
    },
    { taken: site.names.taken, of: end },
  );
}

function emitRuntimeImport(emission: Emission, run: Run): Code {
  const names = [...new Set([...emission.runtimeNames(), ...(run.lite ? liteRuntime : moduleRuntime)])].sort();
  return js`
    import {
      ${names.map((name) => js`${identifier(name)},`)}
    } from ${literal(run.runtimeImport)};
  `;
}

function emitEnum({ values }: EnumDescriptor, name: ExportName): Code {
  return js`
    ${declare(name)} = /* @__PURE__ */ Object.freeze({
      ${listed(values.map((value) => keyed(propertyKey(value.name), literal(value.number))))}
    });
    ${exportAlias(name)}
  `;
}

function emitCodec(message: MessageDescriptor, site: ModuleSite, run: Run, emission: Emission): Code {
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
    ${declare(name)} = /* @__PURE__ */ declareCodec(${identifier(names.file(message.file))}, ${entry});
    ${exportAlias(name)}
  `;
}

/** A flat type does without the walks of errors. */
function emitLiteCodec(message: MessageDescriptor, site: ModuleSite, run: Run, emission: Emission): Code {
  const name = site.names.export(message);
  const plan = run.planner.plan(message);
  const isFlat = plan.fields.every((field) => field.shape === "singular" && field.value.kind !== "message" && field.presence !== "required");
  const parts = [identifier(`outline${site.names.end(message)}`), emission.decode(plan), emission.encode(plan), ...(isFlat ? [] : [identifier("walks")])];
  return js`
    ${declare(name)} = /* @__PURE__ */ declareLite(${join(parts, ", ")});
    ${exportAlias(name)}
  `;
}

function declare({ local, exported }: ExportName): Code {
  return local === exported ? js`export const ${identifier(local)}` : js`const ${identifier(local)}`;
}

function exportAlias({ local, exported }: ExportName): Code {
  return local === exported ? nothing : js`export { ${identifier(local)} as ${identifier(exported)} };`;
}

function emitOutline(plan: MessagePlan, site: ModuleSite, run: Run, imports: ModuleImports): Code {
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

function emitFile(file: FileDescriptor, site: ModuleSite, run: Run, imports: ModuleImports): Code {
  const related = run.related.get(file)!.map((other) => {
    const otherSite = run.sites.get(other)!;
    return imports.name(otherSite, otherSite.names.file(other));
  });
  keepCustomOptions(linkedFilesOf(file));
  const { sourceCodeInfo: _, ...proto } = file.proto;
  const options = Object.keys(run.fileOptions).length === 0 ? [] : [dataLiteral(run.fileOptions)];
  return js`
    const ${identifier(site.names.file(file))} = /* @__PURE__ */ declareFile(
      ${listed([freshData(dataLiteral(proto)), js`() => [${join(related, ", ")}]`, ...options])}
    );
  `;
}

/** A function that gives fresh data: linking changes it. */
function freshData(data: Code): Code {
  return js`
    () => (
      ${data}
    )
  `;
}

/** What other modules import. */
function emitExports(messages: readonly MessageDescriptor[], { names, files }: ModuleSite, { lite }: Run): Code {
  const prefixes = ["decode", "encode", ...(lite ? [] : ["entry"]), "outline"];
  const internal = [
    ...messages.flatMap((message) => prefixes.map((prefix) => `${prefix}${names.end(message)}`)),
    ...(lite ? [] : files.map((file) => names.file(file))),
  ];
  return js`
    // For other generated modules.
    export {
      ${internal.map((name) => js`${identifier(name)},`)}
    };
  `;
}
