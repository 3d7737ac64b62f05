/** The text of a settings file with these records. */
export const settings = (records: object) => JSON.stringify({ 'hoko.keys': records });
/** A record of `hoko.keys`. */
export const record = (more: object = {}) => ({
  name: 'A key',
  scopes: ['linksRead'],
  allowedHostnames: ['a.example.com'],
  ...more,
});
/** The text of a settings file with many. */
export const manyKeys = (count: number, name = 'Key') =>
  settings(
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`key_${i}`, record({ name: `${name} ${i}` })]),
    ),
  );
