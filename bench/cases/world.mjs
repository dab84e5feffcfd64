import { words } from "./words.mjs";

/** The world of a game: 150 entities of floats, packed lists and small bytes, 8 players, a list of 500 floats. */
export default {
  name: "world",
  about: "the world of a game: 150 entities of floats and packed lists, 8 players, 500 heights",
  files: ["bench/world.proto"],
  typeName: "bench.world.World",
  messages: (random) => [
    {
      tick: BigInt(random.integer(1, 1e7)),
      entities: random.list(150, (id) => entity(random, id)),
      players: Object.fromEntries(random.list(8, (id) => [id, player(random)])),
      heights: random.list(500, () => Math.fround(random.fraction() * 100)),
      seed: -random.integer(1, 1e9),
    },
  ],
};

function entity(random, id) {
  return {
    id,
    kind: random.integer(0, 4),
    position: vector(random, 1000),
    velocity: random.chance(0.5) ? vector(random, 10) : undefined,
    health: random.integer(0, 200) / 2,
    visible: random.chance(0.8),
    inventory: random.list(random.integer(0, 8), () => random.integer(0, 3000)),
    state: random.bytes(random.integer(0, 12)),
    target: random.chance(0.3) ? random.integer(0, 149) : undefined,
  };
}

function vector(random, size) {
  const part = () => Math.fround((random.fraction() - 0.5) * size);
  return { x: part(), y: part(), z: part() };
}

function player(random) {
  return {
    name: `${random.pick(words)}_${random.integer(1, 99)}`,
    entity: random.integer(0, 149),
    score: random.integer(-100, 100_000),
    seen: random.list(random.integer(5, 20), () => random.integer(0, 149)),
  };
}
