/** A made-up resource of Hoko's: what it is called, where it points. */
export interface Sample {
  readonly id: string;
  readonly [field: string]: unknown;
}

const RESOURCES = ['links', 'collections', 'tags', 'partners', 'customers'] as const;
/** A kind of resource, as its endpoint is called. */
export type SampleResource = (typeof RESOURCES)[number];

/** Whether `name` is a kind there are samples of. */
export function isSampleResource(name: string): name is SampleResource {
  return (RESOURCES as readonly string[]).includes(name);
}

/** Of each kind a workspace keeps so many; the oldest go first. */
export const MAX_SAMPLES = 1_000;

/** One Hoko workspace's resources, in memory. */
export interface WorkspaceSamples {
  /** Made on first sight; changes to it stay until the emulator ends. */
  list(resource: SampleResource): Map<string, Sample>;
  /** Puts one in, or in the place of the one with its id. */
  keep(resource: SampleResource, sample: Sample): void;
  /** Counts made up from the workspace's links. */
  analytics(): { readonly clicks: number; readonly leads: number; readonly sales: number };
}

/** The resources of each workspace: a key sees its own. */
export interface Samples {
  of(workspace: string): WorkspaceSamples;
}

/** Samples that end with the emulator. */
export function createSamples(): Samples {
  const lists = new Map<string, Map<string, Sample>>();
  const listOf = (workspace: string, resource: SampleResource) => {
    const name = JSON.stringify([workspace, resource]);
    const list =
      lists.get(name) ?? new Map(firstSamples(workspace, resource).map(sample => [sample.id, sample]));
    lists.set(name, list);
    return list;
  };
  return {
    of: workspace => ({
      list: resource => listOf(workspace, resource),
      keep: (resource, sample) => {
        const list = listOf(workspace, resource);
        list.set(sample.id, sample);
        const [oldest] = list.keys();
        if (list.size > MAX_SAMPLES && oldest !== undefined) list.delete(oldest);
      },
      analytics: () => {
        const links = listOf(workspace, 'links').size;
        return { clicks: links * 120, leads: links * 9, sales: links * 2 };
      },
    }),
  };
}

function firstSamples(workspace: string, resource: SampleResource): readonly Sample[] {
  const title = (what: string) => `${workspace}: ${what}`;
  switch (resource) {
    case 'links':
      return [
        { id: 'link_1', title: title('spring sale'), url: 'https://example.com/spring', clicks: 120 },
        { id: 'link_2', title: title('newsletter'), url: 'https://example.com/news', clicks: 48 },
      ];
    case 'collections':
      return [{ id: 'collection_1', title: title('campaigns'), links: ['link_1', 'link_2'] }];
    case 'tags':
      return [{ id: 'tag_1', title: title('print') }];
    case 'partners':
      return [{ id: 'partner_1', title: title('a shop next door') }];
    case 'customers':
      return [{ id: 'customer_1', title: title('a customer') }];
  }
}
