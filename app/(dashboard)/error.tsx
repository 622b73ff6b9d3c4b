"use client";

import { Failure } from "#components/failure";

// Next finds it by its name and default export; the frame around it has the language.
export default Failure;
