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

/** Chooses between the English and the French words. */
type Pick = <T extends string | string[]>(english: T, french: T) => T;

const templates: Readonly<Record<TemplateId, (pick: Pick) => Template>> = {
  'quotes-and-claims': () => ({ layers: [], tags: [], relationTypes: [] }),
  'fact-check': (pick) => ({
    layers: [
      {
        id: 'source',
        name: pick('Source', 'Source'),
        colour: layerColours.green,
        key: 'u',
        description: pick('Where the article says it has something from.', 'D’où l’article dit tenir une information.'),
        examples: pick(
          ['according to a report by the audit office', 'figures that the ministry published in May'],
          ['selon un rapport de la cour des comptes', 'les chiffres publiés en mai par le ministère'],
        ),
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
      ...branch(
        { id: 'verdict', name: pick('Verdict', 'Verdict') },
        {
          id: 'verdict-context',
          name: pick('missing context', 'contexte manquant'),
          description: pick('True as it stands, and misleading alone.', 'Vrai tel quel, et trompeur à lui seul.'),
          examples: pick(['a record, of a series that began last year'], ['un record, d’une série née l’an dernier']),
        },
        {
          id: 'verdict-figures',
          name: pick('figures wrong', 'chiffres faux'),
          description: pick(
            'The number or its unit is not that of the source.',
            'Le nombre ou l’unité n’est pas celui de la source.',
          ),
          examples: pick(['6 million for 600,000'], ['6 millions au lieu de 600 000']),
        },
        {
          id: 'verdict-quote',
          name: pick('quote altered', 'citation altérée'),
          description: pick(
            'Cut, joined or reworded so that it says something else.',
            'Coupée, recollée ou reformulée au point de dire autre chose.',
          ),
        },
        {
          id: 'verdict-image',
          name: pick('image out of context', 'image détournée'),
          description: pick(
            'Of another place or another day than it is said to be.',
            'D’un autre lieu ou d’un autre jour que ce qui est dit.',
          ),
        },
      ),
      ...branch(
        { id: 'todo', name: pick('To do', 'À faire') },
        { id: 'todo-ask', name: pick('ask the speaker', 'interroger l’auteur') },
        { id: 'todo-find', name: pick('find the document', 'trouver le document') },
        { id: 'todo-expert', name: pick('ask an expert', 'demander à un expert') },
      ),
    ],
    relationTypes: [
      {
        id: 'rests-on',
        name: pick('rests on', 'repose sur'),
        description: pick('From a claim to the source that it has.', 'D’une affirmation à la source qu’elle a.'),
      },
    ],
  }),
  'discourse-network': (pick) => ({
    layers: [
      {
        id: 'statement',
        name: pick('Statement', 'Prise de position'),
        colour: layerColours.pink,
        key: 'd',
        description: pick('An actor takes a position on a concept.', 'Un acteur prend position sur un concept.'),
        examples: pick(
          ['The union rejects a later retirement', 'The mayor is in favour of free buses'],
          ['Le syndicat refuse une retraite plus tardive', 'La maire est pour la gratuité des bus'],
        ),
        attributes: [
          { id: 'actor', name: pick('Actor', 'Acteur'), type: 'person' },
          {
            id: 'concept',
            name: pick('Concept', 'Concept'),
            type: 'text',
            description: pick(
              'What is at issue, worded so that one can be for or against it.',
              'Ce qui est en débat, formulé de sorte qu’on puisse être pour ou contre.',
            ),
            examples: pick(['free buses'], ['gratuité des bus']),
          },
          { id: 'agrees', name: pick('Agrees', 'D’accord'), type: 'boolean' },
        ],
      },
    ],
    tags: branch(
      {
        id: 'frame',
        name: pick('Frame', 'Cadrage'),
        description: pick('By what the matter is judged.', 'Ce à l’aune de quoi on juge.'),
      },
      { id: 'frame-economy', name: pick('economy', 'économie'), examples: pick(['too expensive'], ['trop cher']) },
      {
        id: 'frame-security',
        name: pick('security', 'sécurité'),
        examples: pick(['a danger to all'], ['un danger pour tous']),
      },
      {
        id: 'frame-justice',
        name: pick('justice', 'justice'),
        examples: pick(['the same for everybody'], ['la même chose pour tous']),
      },
      { id: 'frame-health', name: pick('health', 'santé'), examples: pick(['cleaner air'], ['un air plus sain']) },
    ),
    relationTypes: [
      {
        id: 'responds-to',
        name: pick('responds to', 'réagit à'),
        description: pick(
          'From a statement to the one that it takes up.',
          'D’une prise de position à celle qu’elle reprend.',
        ),
      },
    ],
  }),
};

type Named = Omit<Tag, 'parent'> & { id: string; name: string };

function branch(top: Named, ...children: readonly Named[]): Tag[] {
  return [{ ...top, parent: null }, ...children.map((child) => ({ ...child, parent: top.id }))];
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
