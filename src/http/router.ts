/** What each resource file starts from: a router whose checks answer in the API's problem shape. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppDeps, HttpEnv } from './deps.ts';
import { refuseInvalid } from './problem.ts';

export type Router = OpenAPIHono<HttpEnv>;
/** A resource file exports one: schema and handler together. Built without touching `deps`; handlers use them. */
export type Routes = (deps: AppDeps) => Router;

export function newRouter(): Router {
  return new OpenAPIHono<HttpEnv>({ defaultHook: refuseInvalid });
}
