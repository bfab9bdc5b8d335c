// The entry of the package's element: registers <judicial-relief> and exports its class under the types that pages may rely on.
import { JudicialReliefElement as Implementation } from './define.js'
import type { JudicialReliefElement as Contract } from './element-contract.js'

export type * from './element-contract.js'
export type JudicialReliefElement = Contract
export const JudicialReliefElement: { new (): Contract; readonly prototype: Contract } = Implementation
