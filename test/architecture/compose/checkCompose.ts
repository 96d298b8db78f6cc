import { searchAttributes } from '../../../bin/temporal/temporalPlan.js';
import { isJob, type ComposeFile, type Service } from './composeFile.js';
import { otherImages, ourImage, ourSecrets } from './imageFacts.js';

/** Everything that is wrong with compose files, in words; nothing when all is well. */
export function checkCompose(file: ComposeFile, versions: { portolan: string; temporal: string }): string[] {
  const services = Object.entries(file.services);
  return [
    // Debian's docker-compose 1.29.2 refuses the first; both are settled by the file format itself.
    ...['name', 'version'].filter((key) => key in file).map((key) => `a top-level ${key}`),
    ...services.flatMap(([name, service]) =>
      [
        ...checkImage(service, versions),
        ...checkEnvironment(service),
        ...checkHealth(service),
        ...checkSecrets(service),
        ...checkWaits(name, file),
        ...(service.ports ?? [])
          .filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))
          .map((port) => `port ${port} is not on the loopback address alone`),
      ].map((problem) => `${name}: ${problem}`),
    ),
    ...checkAttributes(services.map(([, service]) => service)),
  ];
}

const nameOf = (image: string): string => image.split(':')[0] ?? '';

function checkImage({ image = '' }: Service, versions: { portolan: string; temporal: string }): string[] {
  const [name = '', tag = ''] = image.split(':');
  if (name === 'portolan') return tag === versions.portolan ? [] : [`portolan:${tag} is not this release`];
  if (!Object.hasOwn(otherImages, name)) return [`nothing is known of the image ${image}`];
  if (!/^\d+(\.\d+)*$/.test(tag)) return [`${image} is not pinned`];
  const isEngine = name === 'temporalio/server' || name === 'temporalio/admin-tools';
  return isEngine && tag !== versions.temporal
    ? [`${image} is not the Temporal that is tested, ${versions.temporal}`]
    : [];
}

function factsOf({ image = '', command }: Service): {
  environment: readonly string[];
  programs: readonly string[];
  required?: readonly string[];
} {
  return nameOf(image) === 'portolan'
    ? ourImage(command)
    : (otherImages[nameOf(image)] ?? { environment: [], programs: [] });
}

function checkEnvironment(service: Service): string[] {
  const { environment, required = [] } = factsOf(service);
  const given = Object.keys(service.environment ?? {});
  return [
    ...given.filter((name) => !environment.includes(name)).map((name) => `${name} is no setting of it`),
    ...required.filter((name) => !given.includes(name)).map((name) => `${name} is needed in production`),
  ];
}

function checkHealth(service: Service): string[] {
  if (service.healthcheck === undefined) return [];
  const [kind, ...rest] = service.healthcheck.test;
  const program = kind === 'CMD-SHELL' ? rest[0]?.split(' ')[0] : rest[0];
  return factsOf(service).programs.includes(program ?? '') ? [] : [`its image has no ${program ?? 'health command'}`];
}

/** A secret comes from outside, and its lack is told: `${NAME:?…}`, alone or within an address. */
function checkSecrets({ environment = {} }: Service): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const isSecret = ourSecrets.includes(name) || /PASSWORD|PWD|SECRET|TOKEN/.test(name);
    if (!isSecret) return [];
    const password = /^\w+:\/\/[^:/]+:(.*)@/.exec(value)?.[1] ?? value;
    return /^\$\{\w+:\?[^}]+\}$/.test(password) ? [] : [`${name} holds a secret, or does not say that one is missing`];
  });
}

/** What a service has to wait for, as its own settings name it. */
function needsOf({ image = '', command, environment = {} }: Service): string[] {
  const values = Object.entries(environment);
  const names = (host: string): boolean => values.some(([, value]) => new RegExp(`(^|[@/])${host}(:|$)`).test(value));
  const program = /bin\/(\w+)\.ts/.exec([command].flat().join(' '))?.[1] ?? '';
  return [
    ...(names('postgres') ? ['postgres'] : []),
    ...(names('temporal') ? ['temporal'] : []),
    ...(nameOf(image) === 'temporalio/server' ? ['temporal-schema'] : []),
    ...(program === 'migrate' ? ['temporal-namespace'] : []),
    ...(['api', 'worker', 'seed'].includes(program) ? ['migrate'] : []),
    ...(program === 'worker' && names('mocks') ? ['mocks'] : []),
  ];
}

function checkWaits(name: string, { services }: ComposeFile): string[] {
  const { depends_on: waits = {}, ...service } = services[name] ?? {};
  return [
    ...needsOf(service)
      .filter((needed) => needed !== name && !(needed in waits))
      .map((needed) => `it does not wait for ${needed}`),
    ...Object.entries(waits).flatMap(([other, { condition }]) => {
      const awaited = services[other];
      if (awaited === undefined) return [`it waits for ${other}, which is not there`];
      if (isJob(awaited))
        return condition === 'service_completed_successfully' ? [] : [`it does not wait for the end of ${other}`];
      if (condition !== 'service_healthy') return [`it does not wait until ${other} is well`];
      return awaited.healthcheck === undefined ? [`${other} has no health command to wait for`] : [];
    }),
  ];
}

/** The job that makes the namespace registers what the product writes. */
function checkAttributes(services: readonly Service[]): string[] {
  const text = services.flatMap(({ command }) => command ?? []).join('\n');
  return Object.entries(searchAttributes)
    .filter(([name, type]) => !text.includes(`${name}=${type}`))
    .map(([name, type]) => `no job registers the search attribute ${name} of type ${type}`);
}
