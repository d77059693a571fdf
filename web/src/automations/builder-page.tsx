/** An automation that is made or changed: a sentence whose parts are chosen in it. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { automationsQuery, recipesQuery } from '../api/automations.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { ColumnPage } from '../grid/column-page.tsx';
import { Teach } from '../grid/teach.tsx';
import { boardNames } from './board-names.ts';
import { Builder } from './builder.tsx';
import { RecipesPage } from './recipes.tsx';
import { blankRule } from './rule-draft.ts';

/** `/automations/new`: the recipes, or what one of them becomes. */
export function NewAutomationPage() {
  const { recipe: key, board: asked } = useSearch({ from: '/shell/automations/new' });
  const { data: recipes, error } = useQuery({ ...recipesQuery, enabled: key !== undefined });
  const recipe = recipes?.find((one) => one.key === key);
  const board = boardNames.find((one) => one.board === asked)?.board;
  return (
    <ColumnPage label="New automation">
      {key === undefined && board === undefined ? <RecipesPage /> : null}
      {board ? <Builder key={board} name="" rule={blankRule(board)} saved={null} /> : null}
      {recipe ? <Builder key={recipe.key} name={recipe.name} rule={recipe.rule} saved={null} /> : null}
      {key !== undefined && recipes && !recipe ? <NotFound what="recipe" /> : null}
      {error ? <Teach title="The recipe could not be read">{sentence(error)}</Teach> : null}
    </ColumnPage>
  );
}

/** `/automations/$id`. */
export function AutomationPage() {
  const { id } = useParams({ from: '/shell/automations/$id' });
  const { data: automations, error } = useQuery(automationsQuery);
  const automation = automations?.find((one) => one.id === id);
  return (
    <ColumnPage label="Automation">
      {error ? <Teach title="The automation could not be read">{sentence(error)}</Teach> : null}
      {!automations && !error ? <Skeleton height={240} m="md" /> : null}
      {automations && !automation ? <NotFound what="automation" /> : null}
      {automation ? (
        // Saved by somebody else meanwhile, the form keeps what is typed here, and the server says so.
        <Builder key={automation.id} name={automation.name} rule={automation} saved={automation} />
      ) : null}
    </ColumnPage>
  );
}

function NotFound({ what }: { what: string }) {
  return (
    <Teach
      isPage
      title={`There is no such ${what}`}
      action={<LinkButton to="/automations">All automations</LinkButton>}
    >
      It may have been archived.
    </Teach>
  );
}
