const form = /^\d{4}-\d{2}-\d{2}$/u;

/** Whether it is a day of the calendar, as in `2026-12-31`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !form.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
