import { bundleWorkflowCode, DefaultLogger, type BundleOptions } from '@temporalio/worker';
import { failureConverterPath } from '../../temporal/dataConverter.js';
import { checkout } from '../checkout.mjs';
import { findImpurities } from './bundlePurity.js';

type WebpackConfiguration = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** A workflow bundle and what webpack put into it. */
export interface WorkflowBundle {
  code: string;
  /** Names of all modules in it, relative to the checkout. */
  modules: string[];
}

/** The bundle would run wrongly or not at all. */
export class UnsoundBundle extends Error {
  constructor(readonly findings: readonly string[]) {
    super(`the workflow bundle is not sound:\n${findings.map((finding) => `        - ${finding}`).join('\n')}`);
    this.name = 'UnsoundBundle';
  }
}

/**
 * Bundles workflow code as the worker loads it. A webpack warning is an error here: a module that is missing is only a
 * warning to webpack, and then every workflow task fails.
 * @param workflowsPath absolute path of the file that exports the workflows
 * @param options further options of the SDK's bundler
 * @throws UnsoundBundle with the warnings, or with modules that must not be in workflow code
 */
export async function buildWorkflowBundle(
  workflowsPath: string,
  options: Partial<BundleOptions> = {},
): Promise<WorkflowBundle> {
  const warnings: string[] = [];
  const modules: string[] = [];
  const { code } = await bundleWorkflowCode({
    ...options,
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (configuration) => readStats(configuration, warnings, modules),
  });
  const findings = [...warnings, ...findImpurities(modules)];
  if (findings.length > 0) throw new UnsoundBundle(findings);
  return { code, modules };
}

function readStats(configuration: WebpackConfiguration, warnings: string[], modules: string[]): WebpackConfiguration {
  return {
    ...configuration,
    // Module names are given relative to this folder.
    context: checkout,
    plugins: [
      ...(configuration.plugins ?? []),
      (compiler) => {
        compiler.hooks.done.tap('portolan', (stats) => {
          const report = stats.toJson({
            all: false,
            warnings: true,
            modules: true,
            nestedModules: true,
            ids: true,
            modulesSpace: Infinity,
            nestedModulesSpace: Infinity,
          });
          warnings.push(
            ...(report.warnings ?? []).map((warning) => `${warning.moduleName ?? 'webpack'}: ${warning.message}`),
          );
          const all = (report.modules ?? []).flatMap((module) => [module, ...(module.modules ?? [])]);
          modules.push(
            ...all.flatMap((module) => (module.name && module.moduleType !== 'runtime' ? [module.name] : [])),
          );
        });
      },
    ],
  };
}
