import { isProtobufError } from "../../errors.ts";
import { descriptorOf } from "../../codec/provided-service.ts";
import type { Schema } from "../../registry/schema.ts";
import type { FileDescriptor, ServiceDescriptor } from "../../schema/descriptors.ts";
import type { Router } from "../server/router.ts";
import { checkOptions, type Known } from "../call/check-options.ts";
import { type StatusCode, statusNumberOf } from "../call/status.ts";
import {
  type ReflectionAnswer,
  type ReflectionRequest,
  reflectionService,
  type ReflectionVersion,
} from "./reflection-service.ts";
import { VisibleFiles } from "./visible-files.ts";

/** Options of `addReflection`. */
export interface ReflectionOptions {
  /**
   * Schemas whose files are shown in addition to those of the services and their imports: for services of generated
   * code (use `reflect`), for extensions, and for messages in `Any`.
   */
  readonly schemas?: readonly Schema[] | undefined;
}

const reflectionOptions: Known<ReflectionOptions> = {
  schemas: {
    takes: (value) => Array.isArray(value) && value.every((each) => typeof each?.files === "function"),
    text: "a list of schemas, as `load` and `reflect` give them",
  },
};

const versions: readonly ReflectionVersion[] = ["v1", "v1alpha"];

/**
 * Lets a server describe its services, including those added later, with their files as they were declared. The
 * server's interceptors apply to it as to any service.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options; to clients, UNIMPLEMENTED for files of `fromReflection`,
 * which are lost, and NOT_FOUND for a service of generated code whose schema is not given. Source:
 * https://github.com/grpc/grpc/blob/master/doc/server-reflection.md
 */
export function addReflection<S extends Router>(server: S, options: ReflectionOptions = {}): S {
  checkOptions("addReflection", options, reflectionOptions);
  const { schemas = [] } = options;
  let files: VisibleFiles | undefined;
  let known = 0;
  const visible = (): VisibleFiles => {
    if (files !== undefined && known === server.services.length) return files;
    known = server.services.length;
    return (files = new VisibleFiles([
      ...server.services.flatMap((service) => (descriptorOf(service) as ServiceDescriptor | undefined)?.file ?? []),
      ...schemas.flatMap((schema) => schema.files()),
    ]));
  };
  const answers = async function* (
    requests: AsyncIterable<ReflectionRequest>,
  ): AsyncGenerator<object, void, undefined> {
    for await (const request of requests)
      yield { validHost: request.host, originalRequest: request, ...answer(request, server, visible()) };
  };
  for (const version of versions) server.add(reflectionService(version), { serverReflectionInfo: answers });
  return server;
}

function answer(request: ReflectionRequest, server: Router, files: VisibleFiles): ReflectionAnswer {
  const { fileByFilename, fileContainingSymbol, fileContainingExtension, allExtensionNumbersOfType, listServices } =
    request;
  if (fileByFilename !== undefined) return fileAnswer(files, files.byName(fileByFilename), `file ${fileByFilename}`);
  if (fileContainingSymbol !== undefined)
    return fileAnswer(files, files.bySymbol(fileContainingSymbol), `symbol ${fileContainingSymbol}`);
  if (fileContainingExtension !== undefined) {
    const { containingType, extensionNumber } = fileContainingExtension;
    return fileAnswer(
      files,
      files.byExtension(containingType, extensionNumber),
      `extension ${extensionNumber} of ${containingType}`,
    );
  }
  if (allExtensionNumbersOfType !== undefined) {
    const extensionNumber = files.extensionNumbers(allExtensionNumbersOfType);
    if (extensionNumber === undefined)
      return errorAnswer("NOT_FOUND", `there is no message ${allExtensionNumbersOfType}`);
    return { allExtensionNumbersResponse: { baseTypeName: allExtensionNumbersOfType, extensionNumber } };
  }
  if (listServices === undefined) return errorAnswer("INVALID_ARGUMENT", "the request asks for nothing that is known");
  return {
    listServicesResponse: {
      service: server.services.map(({ typeName }) => ({ name: typeName })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    },
  };
}

function fileAnswer(files: VisibleFiles, file: FileDescriptor | undefined, what: string): ReflectionAnswer {
  if (file === undefined) return errorAnswer("NOT_FOUND", `there is no ${what}`);
  try {
    return { fileDescriptorResponse: { fileDescriptorProto: files.encode(file) } };
  } catch (error) {
    if (!isProtobufError(error, "UNSUPPORTED")) throw error;
    return errorAnswer("UNIMPLEMENTED", error.message);
  }
}

function errorAnswer(code: StatusCode, errorMessage: string): ReflectionAnswer {
  return { errorResponse: { errorCode: statusNumberOf(code), errorMessage } };
}
