import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

type SchemaEngine = engineModule.SchemaEngine;

let loading: Promise<void> | undefined;

/** What the engine tells its host when it panics. */
class PanicRegistry {
  #message: string | undefined;

  set_message(message: string): void {
    this.#message = message;
  }

  get message(): string | undefined {
    return this.#message;
  }
}

/** What PostgreSQL said when it refused a script. */
interface ScriptFaults {
  last: Error | undefined;
}

const panics = new PanicRegistry();

/**
 * Works with Prisma's schema engine on one database. The engine is the WebAssembly build from npm: the native one is not
 * in any package registry. It is instantiated once a process; a second time it would panic.
 * @param url connection address as the owner of the tables
 */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await (loading ??= loadEngine());
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const scripts: ScriptFaults = { last: undefined };
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(wholeScripts(pool, scripts)),
    );
    return await work(engine);
  } catch (error) {
    if (panics.message) throw new Error(`the schema engine panicked: ${panics.message}`, { cause: error });
    // The engine tells which migration failed but not why: what PostgreSQL said is only with us.
    if (scripts.last) throw new Error(`a migration failed: ${scripts.last.message}`, { cause: error });
    throw error;
  } finally {
    await pool.end();
  }
}

async function loadEngine(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': hostFunctions(),
  });
  engineModule.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (isStart(start)) start();
}

function isStart(value: unknown): value is () => void {
  return typeof value === 'function';
}

/** What the engine calls in its host. It sets a timer for its lock and never clears it: that must not keep our process alive. */
function hostFunctions(): Record<string, unknown> {
  const wait = (done: () => void, ms: number): NodeJS.Timeout => setTimeout(done, ms).unref();
  return Object.fromEntries(
    Object.entries(engineModule).map(([name, value]): [string, unknown] => [
      name,
      name.startsWith('__wbg_setTimeout_') ? wait : value,
    ]),
  );
}

/** The adapter, but sending a migration as one text: its own way cuts at every semicolon, also inside function bodies. */
function wholeScripts(pool: pg.Pool, faults: ScriptFaults): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const wrap = (connect: () => ReturnType<PrismaPg['connect']>) => async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        if (error instanceof Error) faults.last = error;
        throw error;
      }
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: wrap(() => factory.connect()),
    connectToShadowDb: wrap(() => factory.connectToShadowDb()),
  };
}
