// biome-ignore lint/style/noDefaultExport: PostCSS reads its configuration so
export default { plugins: { "@tailwindcss/postcss": {} } };
