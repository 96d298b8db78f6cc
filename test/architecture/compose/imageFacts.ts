import { settingFacts, settingNames, type SettingName } from '../../../bin/config.js';
import { processSettings, type ProcessName } from '../../../bin/config/processSettings.js';

/** What is known of an image: settings it reads, and programs that it holds for health commands. */
export interface ImageFacts {
  environment: readonly string[];
  programs: readonly string[];
}

/**
 * Images of others. PostgreSQL: its page on Docker Hub, and what our own script of its first start reads. Temporal: the
 * template that the server holds (common/config/config_template_embedded.yaml of its module), the flags of its SQL tool and
 * command, and the Alpine base, whose nc and sh are BusyBox's; there is no curl, and no temporal in the server's image.
 */
export const otherImages: Readonly<Record<string, ImageFacts>> = {
  postgres: {
    environment: [
      'POSTGRES_PASSWORD',
      'POSTGRES_USER',
      'POSTGRES_DB',
      'PORTOLAN_OWNER_PASSWORD',
      'PORTOLAN_APP_PASSWORD',
      'PORTOLAN_TEMPORAL_PASSWORD',
    ],
    programs: ['pg_isready', 'psql', 'sh'],
  },
  'temporalio/server': {
    environment: [
      ...['DB', 'DB_PORT', 'POSTGRES_SEEDS', 'POSTGRES_USER', 'POSTGRES_PWD', 'DBNAME', 'VISIBILITY_DBNAME'],
      ...['NUM_HISTORY_SHARDS', 'BIND_ON_IP', 'LOG_LEVEL', 'DYNAMIC_CONFIG_FILE_PATH', 'PROMETHEUS_ENDPOINT'],
      ...['SQL_MAX_CONNS', 'SQL_VIS_MAX_CONNS'],
    ],
    programs: ['nc', 'sh'],
  },
  'temporalio/admin-tools': {
    environment: [
      ...['SQL_PLUGIN', 'SQL_HOST', 'SQL_PORT', 'SQL_USER', 'SQL_PASSWORD', 'SQL_DATABASE'],
      ...['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'],
    ],
    programs: ['temporal', 'temporal-sql-tool', 'sh'],
  },
  'temporalio/ui': {
    environment: [
      ...['TEMPORAL_ADDRESS', 'TEMPORAL_CORS_ORIGINS'],
      ...['TEMPORAL_CODEC_ENDPOINT', 'TEMPORAL_CODEC_INCLUDE_CREDENTIALS', 'TEMPORAL_CODEC_PASS_ACCESS_TOKEN'],
    ],
    programs: [],
  },
};

/** Our own image: Node, and the settings of the program that the command starts. */
export function ourImage(command: string | string[] | undefined): ImageFacts & { required: readonly SettingName[] } {
  const program = /bin\/(\w+)\.ts/.exec([command].flat().join(' '))?.[1];
  const names: readonly SettingName[] = isProcess(program) ? processSettings[program] : [];
  return {
    environment: names,
    programs: ['node'],
    required: names.filter((name) => settingFacts(name).requiredInProduction),
  };
}

const isProcess = (name: string | undefined): name is ProcessName =>
  name !== undefined && Object.hasOwn(processSettings, name);

/** Settings of ours whose value is a secret. */
export const ourSecrets: readonly string[] = settingNames.filter((name) => settingFacts(name).secret);
