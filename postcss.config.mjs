// PostCSS asks for the default export.
export default { plugins: { "@tailwindcss/postcss": {} } };
