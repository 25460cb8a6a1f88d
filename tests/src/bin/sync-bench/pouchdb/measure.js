// `node measure.js RECORDS BYTES`: PouchDB against express-pouchdb on this machine, each side in a process of its own.
// Prints JSON: milliseconds of a first replication by batch size, and of a change from one side to the other.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import express from 'express';
import expressPouchdb from 'express-pouchdb';
import PouchDB from 'pouchdb-node';

const folder = process.env.MEASURE_FOLDER ?? mkdtempSync(join(tmpdir(), 'pouchdb-'));
const own = (name) => new PouchDB(join(folder, name));

async function serve(records, bytes) {
  mkdirSync(join(folder, 'server'));
  const Local = PouchDB.defaults({ prefix: join(folder, 'server/') });
  const filled = new Local('filled');
  const body = 'x'.repeat(bytes);
  for (let from = 0; from < records; from += 1000) {
    const size = Math.min(1000, records - from);
    const docs = Array.from({ length: size }, (_, at) => ({ _id: String(from + at).padStart(8, '0'), body }));
    await filled.bulkDocs(docs);
  }
  const app = express();
  app.use('/', expressPouchdb(Local, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log') }));
  const listening = app.listen(0, '127.0.0.1', () => process.send({ port: listening.address().port }));
}

async function firstSync(url, batch, records) {
  const local = own(`client-${batch}`);
  const begin = performance.now();
  await local.replicate.from(`${url}/filled`, { batch_size: batch });
  const ms = performance.now() - begin;
  const { doc_count: count } = await local.info();
  if (count !== records) throw new Error(`${count} instead of ${records}`);
  await local.destroy();
  return ms;
}

async function hearing(url) {
  const [one, other] = [own('one'), own('other')];
  const syncs = [one, other].map((db) => db.sync(`${url}/shared`, { live: true, retry: true }));
  await new Promise((done) => setTimeout(done, 2000));
  const times = [];
  for (let n = 0; n < 100; n += 1) {
    const id = `change-${n}`;
    const seen = new Promise((done) => {
      const changes = other.changes({ live: true, since: 'now' }).on('change', (change) => {
        if (change.id === id) {
          changes.cancel();
          done(performance.now());
        }
      });
    });
    await new Promise((done) => setTimeout(done, 150));
    const begin = performance.now();
    await one.put({ _id: id, body: 'x' });
    times.push((await seen) - begin);
  }
  for (const sync of syncs) sync.cancel();
  times.sort((a, b) => a - b);
  return { median: times[49], p95: times[94] };
}

const [, , ...args] = process.argv;
if (args[0] === 'serve') {
  await serve(Number(args[1]), Number(args[2]));
} else {
  const [records, bytes] = args.map(Number);
  const server = fork(import.meta.filename, ['serve', records, bytes], { env: { ...process.env, MEASURE_FOLDER: folder } });
  const { port } = await new Promise((done) => server.once('message', done));
  const url = `http://127.0.0.1:${port}`;
  const first = {};
  for (const batch of [100, 1000]) first[batch] = await firstSync(url, batch, records);
  const heard = await hearing(url);
  console.log(JSON.stringify({ first, heard }));
  server.kill();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
