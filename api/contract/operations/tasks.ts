import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import { Task, TaskDecisionBody, TaskKind, TaskPage } from '../task.js';
import { actOperation } from './actOperation.js';

const tag = 'tasks';
const params = z.object({ task_id: pathId('task') });

export const listTasks = defineOperation({
  operationId: 'listTasks',
  method: 'get',
  path: '/v1/tasks',
  tag,
  summary: "The caller's work queue, the longest waiting first",
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['open', 'done', 'cancelled']).default('open'),
    kind: TaskKind.optional(),
    declaration_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'One page', schema: TaskPage } },
});

export const getTask = defineOperation({
  operationId: 'getTask',
  method: 'get',
  path: '/v1/tasks/{task_id}',
  tag,
  summary: 'Read one task and the decisions it takes',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The task', schema: Task } },
  problems: [404],
});

export const decideTask = defineOperation({
  ...actOperation,
  operationId: 'decideTask',
  path: '/v1/tasks/{task_id}/decision',
  tag,
  summary: 'Decide a documentary check, a request or a permit application',
  description: 'A refusal is a decision like any other: answered 200. Nobody decides on their own declaration.',
  params,
  body: { schema: TaskDecisionBody, contentType: json },
});
