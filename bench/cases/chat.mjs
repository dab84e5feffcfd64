import { text, words } from "./words.mjs";

/** A chat room of 30 members and 100 messages in several scripts, some with reactions and attachments. */
export default {
  name: "chat",
  about: "a chat room of 30 members and 100 messages in several scripts, with reactions and attachments",
  files: ["bench/chat.proto"],
  typeName: "bench.chat.Room",
  messages: (random) => {
    const members = random.list(30, () => member(random));
    return [
      { id: random.text(20), topic: "planning", members, messages: random.list(100, () => message(random, members)) },
    ];
  },
};

function member(random) {
  return {
    id: random.word(),
    name: `${random.pick(words)} ${random.pick(words)}`,
    role: random.integer(0, 2),
    online: random.chance(0.5),
  };
}

function message(random, members) {
  return {
    id: random.word(),
    author: random.pick(members).id,
    sentAt: BigInt(random.integer(1_760_000_000_000, 1_780_000_000_000)),
    text: text(random, random.integer(5, 160), random.chance(0.7)) + (random.chance(0.1) ? '\n"quoted"' : ""),
    reactions: random.list(random.chance(0.3) ? random.integer(1, 3) : 0, () => ({
      emoji: random.pick(["👍", "🎉", "❤️", ":tada:"]),
      members: random.list(random.integer(1, 5), () => random.pick(members).id),
    })),
    answers: random.chance(0.2) ? random.word() : undefined,
    attachments: random.list(random.chance(0.1) ? 1 : 0, () => attachment(random)),
    edited: random.chance(0.1),
  };
}

function attachment(random) {
  const name = `${random.pick(words)}.png`;
  return random.chance(0.5)
    ? { name, mediaType: "image/png", data: random.bytes(random.integer(50, 300)) }
    : { name, mediaType: "image/png", url: `https://files.example.com/${random.text(24)}/${name}` };
}
