/*
 * All that grpc-js must be told so that it asks registries, and picks at random. This is the one file that uses its `experimental` part, which may change
 * in any minor release: hence the peer dependency on ~1.14.
 */
import { type ChannelOptions, connectivityState, experimental, status } from "@grpc/grpc-js";
import { RpcError } from "../call/rpc-error.ts";
import { Feed, type Known } from "./feed.ts";
import { placeOf } from "./instance.ts";
import type { Registry } from "./registry.ts";

type Endpoints = Parameters<experimental.LoadBalancer["updateAddressList"]>[0];
type Target = Parameters<typeof experimental.uriToString>[0];
type Report = experimental.ResolverListener;

const scheme = "wireform";
const randomName = "wireform_random";
/** By the path of their targets. */
const feeds = new Map<string, Feed>();
let targets = 0;
let isExtended = false;

/** The address under which grpc-js finds the instances that a registry knows, until it is released. */
export function targetOf(
  registry: Registry,
  service: string,
): { readonly address: string; readonly release: () => void } {
  extendGrpc();
  const path = `${service}/${++targets}`;
  const feed = new Feed(registry, service);
  feeds.set(path, feed);
  const release = (): void => {
    feeds.delete(path);
    feed.release();
  };
  return { address: `${scheme}:///${path}`, release };
}

/** Tells grpc-js of the resolver and of the load balancer, once. */
export function extendGrpc(): void {
  if (isExtended) return;
  isExtended = true;
  experimental.registerResolver(scheme, FeedResolver);
  experimental.registerLoadBalancerType(randomName, RandomBalancer, RandomConfig);
}

/** What grpc-js asks for the endpoints of a target. */
class FeedResolver implements experimental.Resolver {
  readonly #feed: Feed | undefined;
  readonly #service: string;
  readonly #tell: (known: Known) => void;

  constructor(target: Target, report: Report) {
    this.#feed = feeds.get(target.path);
    this.#service = serviceOf(target);
    this.#tell = (known) => tell(report, known, this.#service);
  }

  updateResolution(): void {
    this.#feed?.listen(this.#tell);
  }

  destroy(): void {
    this.#feed?.ignore(this.#tell);
  }

  /** What stands for the host, also in certificates: the service, since its instances are one thing to who calls. */
  static getDefaultAuthority(target: Target): string {
    return serviceOf(target);
  }
}

function serviceOf(target: Target): string {
  return target.path.slice(0, target.path.lastIndexOf("/"));
}

function tell(report: Report, known: Known, service: string): void {
  if (known instanceof RpcError) {
    report(experimental.statusOrFromError({ code: status.UNAVAILABLE, details: known.details }), {}, null, "");
    return;
  }
  const endpoints = endpointsOf(known);
  // The balancers of grpc-js keep calls waiting, or the last instance, when the list becomes empty; ours does not.
  const config =
    endpoints.length > 0
      ? null
      : experimental.statusOrFromValue({ loadBalancingConfig: [{ [randomName]: {} }], methodConfig: [] });
  report(experimental.statusOrFromValue(endpoints), {}, config, `the registry knows no instance of ${service}`);
}

/** One endpoint for each address; what is no address is left out. */
function endpointsOf(instances: Exclude<Known, RpcError>): experimental.Endpoint[] {
  return [...new Set(instances.map(({ address }) => address))].flatMap((address) => {
    const place = placeOf(address);
    return place === undefined ? [] : [{ addresses: [place] }];
  });
}

/** The one configuration of the balancer that picks at random: none. */
class RandomConfig implements experimental.TypedLoadBalancingConfig {
  getLoadBalancerName(): string {
    return randomName;
  }

  toJsonObject(): object {
    return { [randomName]: {} };
  }

  static createFromJson(): RandomConfig {
    return new RandomConfig();
  }
}

/** Keeps a connection to each endpoint, and gives each call to one of those that stand, by chance. */
class RandomBalancer implements experimental.LoadBalancer {
  readonly #helper: experimental.ChannelControlHelper;
  readonly #leafHelper: experimental.ChannelControlHelper;
  #leaves: readonly experimental.LeafLoadBalancer[] = [];
  #state: connectivityState = connectivityState.IDLE;
  #lastError = "";
  #isChanging = false;

  constructor(helper: experimental.ChannelControlHelper) {
    this.#helper = helper;
    this.#leafHelper = experimental.createChildChannelControlHelper(helper, {
      updateState: (_state, _picker, message) => {
        if (message !== null) this.#lastError = message;
        if (!this.#isChanging) this.#update();
      },
    });
  }

  updateAddressList(
    endpoints: Endpoints,
    config: experimental.TypedLoadBalancingConfig,
    options: ChannelOptions,
    note: string,
  ): boolean {
    if (!(config instanceof RandomConfig)) return false;
    if (!endpoints.ok) {
      if (this.#leaves.length === 0) this.#fail(endpoints.error.details);
      return true;
    }
    this.#isChanging = true;
    this.destroy();
    this.#leaves = endpoints.value.map(
      (endpoint) => new experimental.LeafLoadBalancer(endpoint, this.#leafHelper, options, note),
    );
    for (const leaf of this.#leaves) leaf.startConnecting();
    this.#isChanging = false;
    if (this.#leaves.length === 0) this.#fail(note);
    else this.#update();
    return true;
  }

  #update(): void {
    const inState = (state: connectivityState): experimental.LeafLoadBalancer[] =>
      this.#leaves.filter((leaf) => leaf.getConnectivityState() === state);
    const ready = inState(connectivityState.READY).map((leaf) => leaf.getPicker());
    if (this.#state === connectivityState.READY && ready.length === 0) this.#helper.requestReresolution();
    if (ready.length > 0)
      this.#report(connectivityState.READY, {
        pick: (call) => ready[Math.floor(Math.random() * ready.length)]!.pick(call),
      });
    else if (inState(connectivityState.TRANSIENT_FAILURE).length === this.#leaves.length)
      this.#fail(`no instance can be reached, the last error was: ${this.#lastError}`);
    else this.#report(connectivityState.CONNECTING, new experimental.QueuePicker(this));
    for (const leaf of inState(connectivityState.IDLE)) leaf.exitIdle();
  }

  #fail(details: string): void {
    this.#report(connectivityState.TRANSIENT_FAILURE, new experimental.UnavailablePicker({ details }), details);
  }

  #report(state: connectivityState, picker: experimental.Picker, message: string | null = null): void {
    this.#state = state;
    this.#helper.updateState(state, picker, message);
  }

  /** It is never idle: it connects as soon as there are endpoints. */
  exitIdle(): void {}

  /** Connections know when they are tried again; it has nothing to do with that. */
  resetBackoff(): void {}

  destroy(): void {
    for (const leaf of this.#leaves) leaf.destroy();
    this.#leaves = [];
  }

  getTypeName(): string {
    return randomName;
  }
}
