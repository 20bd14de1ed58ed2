import { selectByKey, type TenantScope } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import { Agent } from './agent.entity.js';

export function createAgentLoaders(db: TenantScope) {
  const agentBy = (key: 'id' | 'reraNumber' | 'userId') =>
    new DataLoader<string, Agent | null>(async (values) => {
      const agents = await db.read((em) => selectByKey(em, Agent, key, values));
      const byKey = new Map(agents.map((agent) => [agent[key], agent]));
      return values.map((value) => byKey.get(value) ?? null);
    });
  return {
    agentById: agentBy('id'),
    agentByReraNumber: agentBy('reraNumber'),
    agentByUserId: agentBy('userId'),
  };
}
