open System
open Model
open Stateify

let account = Account "Ada"
account.Pay(DateOnly(1843, 9, 1), 20.5m)
account.Pay(DateOnly(1843, 8, 1), 1m)

let restored = StateSerializer.Load<Account>(StateSerializer.Save account)
printfn "%O" restored
