// How people write percents, days and kinds of changes.

export const percent = (value) => (value === null || value === undefined ? "open" : `${value}%`);

export function span(range) {
  if (!range) {
    return "open";
  }
  if (range.highPercent === null) {
    return `${range.lowPercent}% as recorded`;
  }
  return range.lowPercent === range.highPercent ? `${range.lowPercent}%` : `${range.lowPercent}–${range.highPercent}%`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const PARTS = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)?)?/;

export const day = (text) => {
  const [, year, month, date] = PARTS.exec(text ?? "") ?? [];
  return year ? `${Number(date)} ${MONTHS[month - 1]} ${year}` : (text ?? "");
};

/** As the ledger writes it, in the importer's zone, with the offset. */
export const moment = (text) => {
  const [, , , , hour, minute, offset] = PARTS.exec(text ?? "") ?? [];
  return hour ? `${day(text)}, ${hour}:${minute} ${offset === "Z" ? "UTC" : "UTC" + offset.replace("-", "−")}` : day(text);
};

/** A day, of which each importer has its own end; not a moment. */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);

/** The same moment in another zone, with its offset. */
export function inZone(text, zone) {
  const at = new Date(text);
  if (!zone || Number.isNaN(at.getTime())) {
    return moment(text);
  }
  const part = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", timeZoneName: "longOffset",
    }).formatToParts(at).map(({ type, value }) => [type, value]),
  );
  const offset = part.timeZoneName.replace("GMT", "") || "Z";
  return moment(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}${offset}`);
}

/** Local time of a form, as an instant with the offset of the imposer's zone. */
export function withOffset(local, zone) {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local ?? "")) {
    return local;
  }
  let at = new Date(`${local}Z`);
  let offset = "Z";
  for (let i = 0; i < 2; i++) {
    const name = new Intl.DateTimeFormat("en-GB", { timeZone: zone || "UTC", timeZoneName: "longOffset" })
      .formatToParts(at).find(({ type }) => type === "timeZoneName").value.replace("GMT", "");
    offset = name || "Z";
    at = new Date(`${local}${offset}`);
  }
  return `${local}:00${offset}`;
}

export const words = (name) =>
  (name ?? "").replace(/^org\.tariffledger\.(fact\.)?/, "").replace(/[-.]/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

export function until(at, from) {
  const minutes = Math.round((new Date(at) - from) / 60000);
  if (minutes < 0) {
    return "now";
  }
  const days = Math.floor(minutes / 1440);
  if (days > 0) {
    return days === 1 ? "in 1 day" : `in ${days} days`;
  }
  return `in ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const today = () => new Date().toISOString().slice(0, 10);

/** Of a measure that is paused. */
export const stays = (residual) => (residual === "none" || residual?.type === "none" ? "steps aside" : `${duty(residual)} stays`);

export function duty(duty) {
  switch (duty?.type) {
    case "adValorem": return `${duty.percent}%`;
    case "topUpTo": return `up to ${duty.percent}% in all`;
    case "prohibited": return "prohibited";
    case "specific": return `${duty.amount} ${duty.currency} per ${duty.unit}`;
    case "asWritten": return duty.text ?? "as written";
    case undefined: return "";
    default: return words(duty.type);
  }
}
