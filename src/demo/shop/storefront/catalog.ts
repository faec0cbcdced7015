interface Category {
  name: string;
  parent?: Category;
}

/** `Shoes` is its own grandparent in today's import. */
export function brokenCategory(): Category {
  const clothes: Category = { name: 'Clothes' };
  const shoes: Category = { name: 'Shoes', parent: clothes };
  clothes.parent = shoes;
  return shoes;
}

export function breadcrumb(category: Category): string {
  return category.parent ? `${breadcrumb(category.parent)} › ${category.name}` : category.name;
}
