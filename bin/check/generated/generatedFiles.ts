import { environmentExample } from '../../config/environmentExample.js';
import { coveragePage } from './coveragePage.js';
import { commandsPage } from './commandsPage.js';
import { errorsPage } from './errorsPage.js';
import { metricsPage } from './metricsPage.js';
import { moduleGraphPage } from './moduleGraphPage.js';
import { permissionsPage } from './permissionsPage.js';
import { settingsPage } from './settingsPage.js';
import { stateDiagramPage } from './stateDiagramPage.js';

/** A file of the repository that is made from code and never edited by hand. */
export interface GeneratedFile {
  readonly path: string;
  readonly make: () => string | Promise<string>;
}

export const generatedFiles: readonly GeneratedFile[] = [
  { path: '.env.example', make: environmentExample },
  { path: 'docs/generated/settings.md', make: settingsPage },
  { path: 'docs/errors.md', make: errorsPage },
  { path: 'docs/generated/commands.md', make: commandsPage },
  { path: 'docs/metrics.md', make: metricsPage },
  { path: 'docs/generated/permissions.md', make: permissionsPage },
  { path: 'docs/generated/state-diagram.md', make: stateDiagramPage },
  { path: 'docs/generated/coverage.md', make: coveragePage },
  { path: 'docs/generated/module-graph.md', make: moduleGraphPage },
];
