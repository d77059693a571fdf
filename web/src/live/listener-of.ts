/** Who hears: tabs of one person in one workspace share a stream, and no others. */
import type { Me } from '../api/types.ts';

export function listenerOf({ workspace, user }: Me): string {
  return `${workspace.id} ${user?.id}`;
}
