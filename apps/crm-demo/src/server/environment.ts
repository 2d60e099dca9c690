import { portNumber, readVariables, withDefault } from '@cordboard/environment';
import { z } from 'zod';

const schema = z.object({
  /** 0 lets the system choose; the parent is told which. */
  CRM_DEMO_PORT: withDefault(portNumber({ least: 0 }), 0),
  CORDBOARD_URL: z.url(),
  PUBLIC_URL: z.url(),
  DEMO_FILE: z.string().min(1),
});

/** @throws InvalidEnvironment that names every problem in one message */
export function readEnvironment(): { port: number; cordboardUrl: string; publicUrl: string; demoFile: string } {
  const data = readVariables(schema, process.env, { consequence: 'The demo CRM cannot start' });
  return {
    port: data.CRM_DEMO_PORT,
    cordboardUrl: data.CORDBOARD_URL,
    publicUrl: data.PUBLIC_URL,
    demoFile: data.DEMO_FILE,
  };
}
