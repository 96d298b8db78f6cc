import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

const MEGABYTE = 1024 * 1024;
const UNIT = 10;

/** A gzip file of zeros that inflates to so many megabytes: the same member again and again (RFC 1952, 2.2). */
export function gzipBomb(megabytes: number): Buffer<ArrayBuffer> {
  const member = gzipSync(Buffer.alloc(UNIT * MEGABYTE), { level: 9 });
  return Buffer.concat(Array.from({ length: Math.ceil(megabytes / UNIT) }, () => member));
}

/** A zip archive of which every entry inflates to ten megabytes of zeros. */
export function zipBomb(megabytes: number): Buffer<ArrayBuffer> {
  const zeros = Buffer.alloc(UNIT * MEGABYTE);
  const data = deflateRawSync(zeros, { level: 9 });
  const sum = crc32(zeros);
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (let entry = 0; entry < Math.ceil(megabytes / UNIT); entry += 1) {
    const name = Buffer.from(`${entry}.txt`);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(sum, 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(zeros.length, 18);
    const length = Buffer.alloc(4);
    length.writeUInt16LE(name.length, 0);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, length, name, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, length, rest, name]));
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}
