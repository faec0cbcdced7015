/** Takes the words from a link somebody cut short in an e-mail. */
export function searchWords(query: string): string[] {
  return decodeURIComponent(query).split('+');
}

interface Result {
  title: string;
  image?: { src: string };
}

export function firstImage(results: Result[]): string {
  return showImage(results[0] as Result);
}

function showImage(result: Result): string {
  return (result.image as { src: string }).src;
}
