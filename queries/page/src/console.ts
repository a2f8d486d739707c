export async function consoleView(main: HTMLElement) {}
