import { type Command, commandNames, commands, commonOptions, type Option, type shells } from "./commands.ts";

/** The script with which a shell completes commands, options and their values, or else files. */
export function completionOf(shell: (typeof shells)[number]): string {
  return { bash, zsh, fish }[shell]();
}

type Row = readonly [name: string, command: Pick<Command, "summary" | "options" | "words">];

/** All commands, `help` among them. */
function rows(): Row[] {
  return [
    ...commandNames.map((name): Row => [name, commands[name]]),
    ["help", { summary: "show the help of a command", options: {}, words: commandNames }],
  ];
}

function optionsOf([, { options }]: Row): [string, Option][] {
  return Object.entries({ ...options, ...commonOptions });
}

function isDirectory({ value }: Option): boolean {
  return value === "dir";
}

/** The first part of the help text. */
function brief(help: string): string {
  return help.split(/[:;.,]\s/u)[0]!;
}

/** In single quotes for bash and zsh. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function reply(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W ${quote(words.join(" "))} -- "$cur"))`;
}

/** If COMPREPLY stays empty, bash completes files. It splits words at "=". */
function bash(): string {
  const all = rows();
  const names = Object.keys(commonOptions).map((name) => `--${name}`);
  const values = all.flatMap((row) =>
    optionsOf(row).flatMap(([name, { choices }]) =>
      choices === undefined ? [] : [`    ${row[0]}:--${name}) ${reply(choices)} ;;`],
    ),
  );
  const taking = new Set(
    all
      .flatMap(optionsOf)
      .flatMap(([name, { value, short }]) =>
        value === undefined ? [] : [`*:--${name}`, ...(short === undefined ? [] : [`*:-${short}`])],
      ),
  );
  const flags = all.map((row) => `    ${row[0]}:-*) ${reply(optionsOf(row).map(([name]) => `--${name}`))} ;;`);
  const words = all.flatMap(([name, { words: few }]) => (few === undefined ? [] : [`    ${name}:*) ${reply(few)} ;;`]));
  return `_wireform() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [[ $cur == "=" ]]; then cur=; elif [[ $prev == "=" ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if ((COMP_CWORD == 1)); then
    ${reply([...all.map(([name]) => name), ...names])}
    return
  fi
  case $command:$prev in
${values.join("\n")}
    ${[...taking].join(" | ")}) ;;
    *) case $command:$cur in
${[...flags, ...words].map((line) => `  ${line}`).join("\n")}
    esac ;;
  esac
}
complete -o default -F _wireform wireform
`;
}

function zsh(): string {
  const all = rows();
  const specs = all.map((row) => {
    const [name, { words }] = row;
    const lines = optionsOf(row).flatMap((entry) => zshSpecs(...entry));
    lines.push(words === undefined ? quote("*:file:_files") : quote(`1:word:(${words.join(" ")})`));
    return `    ${name}) _arguments ${lines.join(" \\\n      ")} ;;`;
  });
  return `#compdef wireform
_wireform() {
  if ((CURRENT == 2)); then
    local -a names=(${all.map(([name, { summary }]) => quote(`${name}:${summary}`)).join(" ")})
    _describe command names
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
${specs.join("\n")}
  esac
}
if [[ $funcstack[1] == _wireform ]]; then _wireform "$@"; else compdef _wireform wireform; fi
`;
}

function zshSpecs(name: string, option: Option): string[] {
  const { short, value, choices, help } = option;
  const text = `[${brief(help).replaceAll(/[[\]\\]/gu, "\\$&")}]`;
  const action = choices === undefined ? (isDirectory(option) ? "_files -/" : "") : `(${choices.join(" ")})`;
  const taken = value === undefined ? "" : `:${value}:${action}`;
  const long = `*--${name}${value === undefined ? "" : "="}${text}${taken}`;
  return [
    quote(long),
    ...(short === undefined ? [] : [quote(`*-${short}${value === undefined ? "" : "+"}${text}${taken}`)]),
  ];
}

function fish(): string {
  const lines = rows().flatMap((row) => {
    const [name, { summary, words }] = row;
    const within = `complete -c wireform -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c wireform -n __fish_use_subcommand -f -a ${name} -d ${fishQuote(summary)}`,
      ...(words === undefined ? [] : [`${within} -f -a ${fishQuote(words.join(" "))}`]),
      ...optionsOf(row).map((entry) => `${within} ${fishOption(...entry)}`),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function fishOption(name: string, option: Option): string {
  const { short, value, choices, help } = option;
  const taken =
    choices !== undefined
      ? ` -x -a ${fishQuote(choices.join(" "))}`
      : isDirectory(option)
        ? " -x -a '(__fish_complete_directories)'"
        : value === undefined
          ? ""
          : " -r";
  return `-l ${name}${short === undefined ? "" : ` -s ${short}`}${taken} -d ${fishQuote(brief(help))}`;
}

function fishQuote(text: string): string {
  return `'${text.replaceAll(/['\\]/gu, "\\$&")}'`;
}
