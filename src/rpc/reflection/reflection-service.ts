import { parse } from "../../registry/load.ts";
import type { ServiceDescriptor } from "../../schema/descriptors.ts";

/** The versions of the protocol; they differ in the package alone, and many clients know only the older. */
export type ReflectionVersion = "v1" | "v1alpha";

/** A request: one of its fields is set, but for the host. */
export interface ReflectionRequest {
  readonly host: string;
  readonly fileByFilename?: string | undefined;
  readonly fileContainingSymbol?: string | undefined;
  readonly fileContainingExtension?: { readonly containingType: string; readonly extensionNumber: number } | undefined;
  readonly allExtensionNumbersOfType?: string | undefined;
  readonly listServices?: string | undefined;
}

/** An answer: what was asked for, or what is wrong with that. */
export type ReflectionAnswer =
  | { readonly fileDescriptorResponse: { readonly fileDescriptorProto: readonly Uint8Array[] } }
  | {
      readonly allExtensionNumbersResponse: {
        readonly baseTypeName: string;
        readonly extensionNumber: readonly number[];
      };
    }
  | { readonly listServicesResponse: { readonly service: readonly { readonly name: string }[] } }
  | { readonly errorResponse: { readonly errorCode: number; readonly errorMessage: string } };

/** The service of a version, made when it is first asked for. */
export function reflectionService(version: ReflectionVersion): ServiceDescriptor {
  let service = services.get(version);
  if (service === undefined) services.set(version, (service = makeService(version)));
  return service;
}

const services = new Map<ReflectionVersion, ServiceDescriptor>();

function makeService(version: ReflectionVersion): ServiceDescriptor {
  const schema = parse({ [`grpc/reflection/${version}/reflection.proto`]: sourceOf(version) });
  return schema.service(`grpc.reflection.${version}.ServerReflection`);
}

/** https://github.com/grpc/grpc/blob/master/doc/server-reflection.md */
function sourceOf(version: ReflectionVersion): string {
  return `
    syntax = "proto3";
    package grpc.reflection.${version};
    service ServerReflection {
      rpc ServerReflectionInfo(stream ServerReflectionRequest) returns (stream ServerReflectionResponse);
    }
    message ServerReflectionRequest {
      string host = 1;
      oneof message_request {
        string file_by_filename = 3;
        string file_containing_symbol = 4;
        ExtensionRequest file_containing_extension = 5;
        string all_extension_numbers_of_type = 6;
        string list_services = 7;
      }
    }
    message ExtensionRequest {
      string containing_type = 1;
      int32 extension_number = 2;
    }
    message ServerReflectionResponse {
      string valid_host = 1;
      ServerReflectionRequest original_request = 2;
      oneof message_response {
        FileDescriptorResponse file_descriptor_response = 4;
        ExtensionNumberResponse all_extension_numbers_response = 5;
        ListServiceResponse list_services_response = 6;
        ErrorResponse error_response = 7;
      }
    }
    message FileDescriptorResponse {
      repeated bytes file_descriptor_proto = 1;
    }
    message ExtensionNumberResponse {
      string base_type_name = 1;
      repeated int32 extension_number = 2;
    }
    message ListServiceResponse {
      repeated ServiceResponse service = 1;
    }
    message ServiceResponse {
      string name = 1;
    }
    message ErrorResponse {
      int32 error_code = 1;
      string error_message = 2;
    }
  `;
}
