/*
 * Schemas drawn at random, written as nobody would: any white space, and comments, wherever a token ends.
 */

type Random = (below: number) => number;

/** Numbers from a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const scalars =
  "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes";
const keys = "int32 int64 uint32 uint64 sint32 fixed64 sfixed32 bool string";
const syntaxes = ["proto2", "proto3", "2023", "2024"] as const;
const gaps = [
  " ",
  " ",
  " ",
  "\n",
  "\t",
  "\r\n",
  "\f",
  "\v",
  "   \n\t",
  "/* { \" ' // */",
  "// a } \" ; '\n",
  "\n// message X {\n  ",
];

/** A valid schema, of a package and two files' worth of declarations. */
export function randomSchema(seed: number): string {
  return new Writer(randomOf(seed)).file();
}

class Writer {
  readonly #random: Random;
  readonly #syntax: (typeof syntaxes)[number];
  readonly #package: string;
  /** Fields without presence may not be of a closed enum. */
  readonly #isImplicit: boolean;
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#syntax = this.#pick(syntaxes);
    this.#isImplicit = this.#syntax === "2023" && this.#flip();
    this.#package = this.#pick(["", "p", "q.r"]);
  }

  file(): string {
    const isEdition = this.#syntax.startsWith("2");
    const lines = [
      ...(this.#package === "" ? [] : [`package ${this.#package} ;`]),
      ...(this.#syntax === "2024" ? ["option features . enforce_naming_style = STYLE_LEGACY ;"] : []),
      ...(isEdition && this.#syntax !== "2024" ? this.#fileFeatures() : []),
      "message One { int32 in_one = 1 ; message Deep { bool is_deep = 1 ; } }".replace(
        /int32|bool/g,
        (type) => `${this.#label()}${type}`,
      ),
      this.#enum("Kind"),
      ...Array.from({ length: 2 + this.#random(3) }, () => this.#visibility() + this.#message(2)),
      "service Calls { rpc get_it ( One ) returns ( stream One ) ; rpc Put ( stream One . Deep ) returns ( One ) { option deprecated = true ; } }",
    ];
    if (this.#syntax === "proto2" && this.#flip())
      lines.push(
        "message Open { extensions 100 to max ; } extend Open { optional group More = 100 { optional int32 x = 1 ; } }",
      );
    const first = isEdition ? `edition = "${this.#syntax}" ;` : `syntax = "${this.#syntax}" ;`;
    return this.#spread([first, ...lines].join(" "));
  }

  /** A random gap for each space, and the same here and there between other tokens. */
  #spread(text: string): string {
    return text
      .split(" ")
      .map((token, index) => (index === 0 ? token : this.#gap(token) + token))
      .join("");
  }

  #gap(next: string): string {
    return /^[;(){}[\]<>=,]$/.test(next) && this.#flip() ? "" : this.#pick(gaps);
  }

  #fileFeatures(): string[] {
    if (this.#isImplicit)
      return [
        this.#pick([
          "option features . field_presence = IMPLICIT ;",
          "option features = { field_presence : IMPLICIT } ;",
        ]),
      ];
    return [this.#pick(["option features.enum_type = CLOSED ;", "option deprecated = true ;"])];
  }

  #visibility(): string {
    return this.#syntax === "2024" ? this.#pick(["export ", "local ", ""]) : "";
  }

  #label(): string {
    return this.#syntax === "proto2" ? "optional " : "";
  }

  #message(depth: number): string {
    const name = `M${this.#count++}`;
    const number = counter();
    const parts = Array.from({ length: 1 + this.#random(5) }, () => this.#field(number));
    if (this.#flip()) parts.push(this.#oneof(number));
    if (this.#flip()) parts.push(this.#oneof(number));
    if (this.#syntax === "proto2" && this.#flip())
      parts.push(`repeated group Group${this.#count++} = ${number()} { required string text = 1 ; }`);
    if (depth > 0 && this.#flip()) parts.push(this.#message(depth - 1));
    if (this.#flip()) parts.push(this.#enum(`Nested${this.#count++}`));
    if (this.#flip()) parts.push(`reserved 900 to 910 ; option deprecated = true ;`);
    return `message ${name} { ${parts.join(" ")} }`;
  }

  #field(number: () => number): string {
    const name = this.#name();
    const end = `= ${number()} ${this.#options()};`;
    switch (this.#random(5)) {
      case 0:
        return `map < ${this.#pick(keys.split(" "))} , ${this.#type()} > ${name} = ${number()} ;`;
      case 1:
        return `repeated ${this.#type()} ${name} ${end.replace(/\[.*features.*\] /, "")}`;
      case 2:
        if (this.#syntax === "proto2") return `required ${this.#pick(scalars.split(" "))} ${name} ${end}`;
        if (this.#syntax === "proto3") return `optional ${this.#type()} ${name} ${end}`;
        return `${this.#pick(scalars.split(" "))} ${name} = ${number()} ${this.#presence()};`;
      default:
        return `${this.#label()}${this.#type()} ${name} ${end}`;
    }
  }

  #presence(): string {
    return this.#pick([
      "[ features . field_presence = IMPLICIT ] ",
      "[ deprecated = true , features = { field_presence : LEGACY_REQUIRED } ] ",
      "[ features = { field_presence : EXPLICIT } , deprecated = false ] ",
      "[ features.field_presence=LEGACY_REQUIRED ] ",
      "",
    ]);
  }

  #options(): string {
    return this.#pick(["", "", "", "[ deprecated = true ] ", `[ json_name = "${this.#count++};]{}" ] `]);
  }

  #oneof(number: () => number): string {
    const members = Array.from(
      { length: 1 + this.#random(4) },
      () => `${this.#type()} ${this.#name()} = ${number()} ;`,
    );
    if (this.#syntax === "proto2" && this.#flip())
      members.push(`group Choice${this.#count++} = ${number()} { optional int64 x = 1 ; }`);
    return `oneof one_of_${this.#count++} { ${members.join(" ")} }`;
  }

  #enum(name: string): string {
    const values = [
      `ZERO_${name} = 0 ;`,
      `HEX_${name} = 0x1F ;`,
      `LESS_${name} = - 5 [ deprecated = true ] ;`,
      `OCTAL_${name} = 017 ;`,
    ];
    const closed = this.#pick([
      "option features . enum_type = CLOSED ;",
      "option features = { enum_type : CLOSED } ;",
      "",
    ]);
    return `enum ${name} { ${this.#syntax.startsWith("2") && !this.#isImplicit ? closed : ""} ${values.slice(0, 1 + this.#random(4)).join(" ")} }`.replaceAll(
      "  ",
      " ",
    );
  }

  #type(): string {
    const path = this.#package === "" ? "" : `${this.#package.replaceAll(".", " . ")} . `;
    return this.#pick(
      [...this.#pick([[scalars], [scalars], ["One", `${path}One`, `. ${path}One . Deep`, "One.Deep", "Kind"]])].flatMap(
        (each) => (each === scalars ? scalars.split(" ") : [each]),
      ),
    );
  }

  #name(): string {
    return `${this.#pick(["a", "some_name", "X", "camelCase", "with_1", "_under", "option", "message"])}${this.#count++}`;
  }

  #flip(): boolean {
    return this.#random(2) === 0;
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#random(from.length)]!;
  }
}

function counter(): () => number {
  let number = 0;
  return () => ++number;
}
