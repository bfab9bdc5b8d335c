// Looks at the module that ships: would Chromium 79 run it, and does it give away paths of the machine that built it?
//
// No validator sees a 64-bit integer in a signature that JavaScript calls; Chromium 79 has no BigInt there and throws.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { brotliCompressSync, gzipSync } from "node:zlib";

const path = process.argv[2];
const bytes = readFileSync(path);
const faults = [];

// What Chromium 79 has beyond the first version of WebAssembly. bulk-memory-opt is a part of bulk-memory.
const known = ["mutable-globals", "bulk-memory", "bulk-memory-opt", "sign-ext", "nontrapping-fptoint"];

const kinds = new Map([[0x7f, "i32"], [0x7e, "i64"], [0x7d, "f32"], [0x7c, "f64"], [0x7b, "v128"], [0x70, "funcref"], [0x6f, "externref"]]);
const plain = new Set(["i32", "f32", "f64"]);

class Reader {
  constructor(data) {
    this.data = data;
    this.at = 0;
  }
  get done() {
    return this.at >= this.data.length;
  }
  byte() {
    return this.data[this.at++];
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.byte();
      value += (next & 0x7f) * 2 ** shift;
      if (next < 0x80) return value;
    }
  }
  take(length) {
    this.at += length;
    return this.data.subarray(this.at - length, this.at);
  }
  name() {
    return this.take(this.number()).toString("utf8");
  }
  list(item) {
    return Array.from({ length: this.number() }, () => item());
  }
  kind() {
    const code = this.byte();
    return kinds.get(code) ?? `type 0x${code.toString(16)}`;
  }
  limits() {
    const flags = this.number();
    this.number();
    if (flags & 1) this.number();
  }
}

let types = [];
const functions = []; // type index of each function, imported ones first
const globals = []; // kind of each imported global
const exported = [];
let features = null;

function readImport(reader) {
  const name = `import ${reader.name()}.${reader.name()}`;
  switch (reader.byte()) {
    case 0:
      functions.push(reader.number());
      exported.push({ name, index: functions.length - 1 });
      break;
    case 1:
      if (reader.kind() !== "funcref") faults.push(`${name}: a table of something other than functions`);
      reader.limits();
      break;
    case 2:
      reader.limits();
      break;
    case 3:
      globals.push(reader.kind());
      reader.byte();
      if (!plain.has(globals.at(-1))) faults.push(`${name}: a global of ${globals.at(-1)}`);
      break;
    default:
      faults.push(`${name}: of a kind that Chromium 79 does not know`);
  }
}

const module = new Reader(bytes);
if (module.take(8).toString("latin1") !== "\0asm\x01\0\0\0") faults.push("not a WebAssembly module of version 1");
while (!module.done) {
  const section = module.byte();
  const reader = new Reader(module.take(module.number()));
  if (section === 0) {
    const name = reader.name();
    if (name === "target_features") features = reader.list(() => [String.fromCharCode(reader.byte()), reader.name()]);
    if (name === "name" || name.startsWith(".debug_")) faults.push(`section "${name}" belongs to debugging, not into what ships`);
  } else if (section === 1) {
    types = reader.list(() => {
      const form = reader.byte();
      if (form !== 0x60) throw new Error(`type form 0x${form.toString(16)}: Chromium 79 knows functions only`);
      return { takes: reader.list(() => reader.kind()), gives: reader.list(() => reader.kind()) };
    });
    for (const type of types) if (type.gives.length > 1) faults.push("a function with several results");
  } else if (section === 2) {
    reader.list(() => readImport(reader));
  } else if (section === 3) {
    functions.push(...reader.list(() => reader.number()));
  } else if (section === 7) {
    reader.list(() => {
      const name = `export ${reader.name()}`;
      const kind = reader.byte();
      const index = reader.number();
      if (kind === 0) exported.push({ name, index });
      if (kind > 3) faults.push(`${name}: of a kind that Chromium 79 does not know`);
    });
  }
}

for (const { name, index } of exported) {
  const { takes, gives } = types[functions[index]];
  const odd = [...takes, ...gives].filter((kind) => !plain.has(kind));
  if (odd.length > 0) faults.push(`${name}: ${odd.join(", ")} in its signature, which JavaScript in Chromium 79 cannot pass`);
}
for (const [mark, feature] of features ?? []) {
  if (mark === "+" && !known.includes(feature)) faults.push(`feature ${feature}, which Chromium 79 does not have`);
}

// wasm-opt validates every instruction; the features in the module's own section, judged above, count as allowed too.
const allowed = ["mutable-globals", "bulk-memory", "sign-ext", "nontrapping-float-to-int"].map((name) => `--enable-${name}`);
const check = spawnSync("wasm-opt", ["--mvp-features", ...allowed, path, "-o", "/dev/null"], { encoding: "utf8" });
if (check.status !== 0) faults.push(`wasm-opt finds it invalid: ${check.error ?? check.stderr.slice(0, 2000)}`);

const text = bytes.toString("latin1");
for (const place of [homedir(), process.cwd(), "/registry/src/"]) {
  const found = place.length > 2 ? text.indexOf(place) : -1;
  if (found >= 0) faults.push(`a path of the building machine: ${text.slice(found, found + 80).replace(/[^ -~].*/s, "")}`);
}

const size = (length) => `${(length / 1024).toFixed(1)} KiB`;
console.log(`module: ${size(bytes.length)}, gzip ${size(gzipSync(bytes, { level: 9 }).length)}, brotli ${size(brotliCompressSync(bytes).length)}`);
for (const fault of faults) console.error(`${path}: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
