import { z } from 'zod';

const schema = z.object({
  /** 0 lets the system choose; the parent is told which. */
  CRM_DEMO_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  CORDBOARD_URL: z.url(),
  PUBLIC_URL: z.url(),
  DEMO_FILE: z.string().min(1),
});

/** @throws Error that lists every problem at once */
export function readEnvironment(): { port: number; cordboardUrl: string; publicUrl: string; demoFile: string } {
  const { data, error } = schema.safeParse(process.env);
  if (error) {
    const problems = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The demo CRM cannot start with these settings:\n${problems.join('\n')}`);
  }
  return {
    port: data.CRM_DEMO_PORT,
    cordboardUrl: data.CORDBOARD_URL,
    publicUrl: data.PUBLIC_URL,
    demoFile: data.DEMO_FILE,
  };
}
