/**
 * The members of a oneof: each is optional, and if one is present, all others are undefined.
 *
 * `Oneof<{ card: string; cents: number }>` is `{ card?: string; cents?: undefined } | { card?: undefined; cents?: number }`.
 */
export type Oneof<Members> = {
  [Set in keyof Members]: { [Name in keyof Members]?: Name extends Set ? Members[Name] | undefined : undefined };
}[keyof Members];
