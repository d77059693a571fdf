/** Where a new automation begins: from a recipe, or from nothing. */
import { Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { recipesQuery } from '../api/automations.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { TitleUnderAutomations } from '../grid/column-page.tsx';
import { Teach } from '../grid/teach.tsx';
import classes from './automations.module.css';
import { boardNames } from './board-names.ts';

/** `/automations/new`. */
export function RecipesPage() {
  return (
    <>
      <TitleUnderAutomations title="New automation">
        <Text size="sm" c="dimmed">
          A recipe opens as a sentence, with your own stages and columns filled in where they could be
          guessed.
        </Text>
      </TitleUnderAutomations>
      <Recipes />
    </>
  );
}

export function Recipes() {
  const { data: recipes, error } = useQuery(recipesQuery);
  return (
    <>
      {error ? <Teach title="The recipes could not be read">{sentence(error)}</Teach> : null}
      {!recipes && !error ? <Skeleton height={160} /> : null}
      <ul className={classes.recipes} aria-label="Recipes">
        {recipes?.map(({ key, name, lead }) => (
          <li key={key} className={classes.recipe}>
            <Title order={2} size="h3">
              {name}
            </Title>
            <Text size="sm">{lead}</Text>
            <LinkButton
              size="xs"
              variant="default"
              to="/automations/new"
              search={{ recipe: key }}
              aria-label={`Begin with ${name}`}
            >
              Begin with this
            </LinkButton>
          </li>
        ))}
      </ul>
      <Group gap="sm">
        <Text size="sm" c="dimmed">
          Or from nothing, for:
        </Text>
        {boardNames.map(({ board, name }) => (
          <LinkButton key={board} size="xs" variant="subtle" to="/automations/new" search={{ board }}>
            {name}
          </LinkButton>
        ))}
      </Group>
    </>
  );
}
