/*
 * Schemas that are published in several versions: Go modules and npm packages that carry their .proto files. `own` and `imports` say where files stand in
 * the package, and what they are imported as.
 */

const google = {
  go: "github.com/grpc-ecosystem/grpc-gateway@v1.16.0",
  at: { "third_party/googleapis/google": "google" },
};
const gogo = { go: "github.com/gogo/protobuf@v1.3.2", at: { gogoproto: "gogoproto" } };
const openapi = {
  go: "github.com/grpc-ecosystem/grpc-gateway/v2@v2.20.0",
  at: { "protoc-gen-openapiv2/options": "protoc-gen-openapiv2/options" },
};

const etcd = (version) => ({
  own: {
    go: `go.etcd.io/etcd/api/v3@${version}`,
    at: {
      authpb: "etcd/api/authpb",
      membershippb: "etcd/api/membershippb",
      mvccpb: "etcd/api/mvccpb",
      versionpb: "etcd/api/versionpb",
      etcdserverpb: "",
    },
  },
  imports: [gogo, google, openapi],
});

const containerd = (version) => ({
  own: { go: `github.com/containerd/containerd/api@${version}`, at: { "": "github.com/containerd/containerd/api" } },
  imports: [google],
});

const kubernetes = (version) => ({
  own: { go: `k8s.io/api@${version}`, at: { "": "k8s.io/api" } },
  imports: [{ go: `k8s.io/apimachinery@${version}`, at: { pkg: "k8s.io/apimachinery/pkg" } }],
});

const istio = (version) => ({
  own: {
    go: `istio.io/api@${version}`,
    at: Object.fromEntries(
      ["analysis", "extensions", "mesh", "meta", "networking", "security", "telemetry", "type"].map((name) => [
        name,
        name,
      ]),
    ),
  },
  imports: [{ go: `istio.io/api@${version}`, at: { "common-protos": "" } }],
});

const temporal = (version, directory, imports) => ({
  own: { npm: `@temporalio/core-bridge@${version}`, at: { [`${directory}/temporal`]: "temporal" } },
  imports: [{ npm: `@temporalio/core-bridge@${version}`, at: { [`${directory}/${imports}`]: imports } }],
});

/** By name: versions, each compared with the one before. */
export const sources = {
  etcd: { "v3.5.0": etcd("v3.5.0"), "v3.6.0": etcd("v3.6.0") },
  containerd: {
    "v1.7.19": containerd("v1.7.19"),
    "v1.8.0": containerd("v1.8.0"),
    "v1.9.0": containerd("v1.9.0"),
    "v1.10.0": containerd("v1.10.0"),
  },
  kubernetes: { "v0.20.0": kubernetes("v0.20.0"), "v0.29.0": kubernetes("v0.29.0") },
  istio: { "v1.20.0": istio("v1.20.0"), "v1.24.0": istio("v1.24.0"), "v1.28.0": istio("v1.28.0") },
  temporal: {
    "1.8.0": temporal("1.8.0", "sdk-core/protos/api_upstream", "dependencies"),
    "1.11.0": temporal("1.11.0", "sdk-core/sdk-core-protos/protos/api_upstream", "google"),
  },
};
