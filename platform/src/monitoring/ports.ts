/** Where both listen by default, everywhere. */
export const DEFAULT_PORTS = { prometheus: 9090, alertmanager: 9093 } as const;

export const LOCAL_PROMETHEUS = `http://127.0.0.1:${DEFAULT_PORTS.prometheus}`;
