import { builtInCodebook } from './built-in-codebook';
import type { Codebook, Layer, RelationType, Tag } from './codebook';
import { layerColours } from './layer-colours';

/** What a template adds to the two built-in layers; names are in the language of the analyst. */
interface Template {
  layers: readonly Layer[];
  tags: readonly Tag[];
  relationTypes: readonly RelationType[];
}

export const templateIds = ['quotes-and-claims', 'fact-check', 'discourse-network'] as const;
export type TemplateId = (typeof templateIds)[number];

/** `pick` chooses between the English and the French name. */
const templates: Readonly<Record<TemplateId, (pick: (english: string, french: string) => string) => Template>> = {
  'quotes-and-claims': () => ({ layers: [], tags: [], relationTypes: [] }),
  'fact-check': (pick) => ({
    layers: [
      {
        id: 'source',
        name: pick('Source', 'Source'),
        colour: layerColours.green,
        key: 'u',
        description: pick('Where the article says it has something from.', 'D’où l’article dit tenir une information.'),
        attributes: [
          {
            id: 'kind',
            name: pick('Kind', 'Nature'),
            type: 'choice',
            choices: pick('document,person,agency,data,none named', 'document,personne,agence,données,aucune').split(
              ',',
            ),
          },
          { id: 'link', name: pick('Link', 'Lien'), type: 'link' },
        ],
      },
    ],
    tags: [
      ...branch('verdict', pick('Verdict', 'Verdict'), [
        ['verdict-context', pick('missing context', 'contexte manquant')],
        ['verdict-figures', pick('figures wrong', 'chiffres faux')],
        ['verdict-quote', pick('quote altered', 'citation altérée')],
        ['verdict-image', pick('image out of context', 'image détournée')],
      ]),
      ...branch('todo', pick('To do', 'À faire'), [
        ['todo-ask', pick('ask the speaker', 'interroger l’auteur')],
        ['todo-find', pick('find the document', 'trouver le document')],
        ['todo-expert', pick('ask an expert', 'demander à un expert')],
      ]),
    ],
    relationTypes: [],
  }),
  'discourse-network': (pick) => ({
    layers: [
      {
        id: 'statement',
        name: pick('Statement', 'Prise de position'),
        colour: layerColours.pink,
        key: 'd',
        description: pick('An actor takes a position on a concept.', 'Un acteur prend position sur un concept.'),
        attributes: [
          { id: 'actor', name: pick('Actor', 'Acteur'), type: 'person' },
          { id: 'concept', name: pick('Concept', 'Concept'), type: 'text' },
          { id: 'agrees', name: pick('Agrees', 'D’accord'), type: 'boolean' },
        ],
      },
    ],
    tags: branch('frame', pick('Frame', 'Cadrage'), [
      ['frame-economy', pick('economy', 'économie')],
      ['frame-security', pick('security', 'sécurité')],
      ['frame-justice', pick('justice', 'justice')],
      ['frame-health', pick('health', 'santé')],
    ]),
    relationTypes: [{ id: 'responds-to', name: pick('responds to', 'réagit à') }],
  }),
};

function branch(id: string, name: string, children: readonly (readonly [id: string, name: string])[]): Tag[] {
  return [{ id, name, parent: null }, ...children.map(([child, called]) => ({ id: child, name: called, parent: id }))];
}

/**
 * The codebook with what a template has and it does not, by id: nothing that is there changes. A key that
 * is taken is left out.
 */
export function withTemplate(codebook: Codebook, id: TemplateId, language: 'en' | 'fr'): Codebook {
  const { layers, tags, relationTypes } = templates[id]((english, french) => (language === 'fr' ? french : english));
  const taken = new Set([...codebook.layers, ...codebook.tags].map(({ key }) => key));
  const free = (layer: Layer): Layer => {
    const { key, ...rest } = layer;
    return key === undefined || taken.has(key) ? rest : layer;
  };
  return {
    ...codebook,
    layers: [...codebook.layers, ...missing(codebook.layers, layers).map(free)],
    tags: [...codebook.tags, ...missing(codebook.tags, tags)],
    relationTypes: [...codebook.relationTypes, ...missing(codebook.relationTypes, relationTypes)],
  };
}

/** A new codebook made from a template. */
export function templateCodebook(id: TemplateId, language: 'en' | 'fr'): Codebook {
  return withTemplate(builtInCodebook(), id, language);
}

function missing<T extends { id: string }>(present: readonly T[], offered: readonly T[]): T[] {
  return offered.filter(({ id }) => !present.some((known) => known.id === id));
}
