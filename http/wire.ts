import { isLosslessNumber } from "lossless-json";
import * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { type ErrorCode, isErrorCode } from "#domain/errors/error-codes";
import { type Currency, currencyFrom } from "#domain/money/currencies";
import { FormText, paramName } from "#http/form";
