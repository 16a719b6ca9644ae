BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Import-StagingData "$shopData/customers_1.csv", "$shopData/orders.csv" -Model $shopModel |
        Invoke-DimensionTransform | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Invoke-FactTransform' {
    It 'shows with -WhatIf the rows it would write, and writes none' {
        $preview = Invoke-FactTransform $shopModel -WhatIf
        $preview.Counts.RowsInserted | Should -Be 4
        $preview.Preview[0].Keys | Should -Contain 'amount'
        Measure-Table warehouse.fact_orders | Should -Be 0
    }

    It 'builds facts, with the unknown member for a key nobody knows' {
        (Invoke-FactTransform -Model $shopModel).Counts.RowsInserted | Should -Be 4
        (Invoke-EtlQuery "select customer_key from warehouse.fact_orders where order_id = '103'").customer_key | Should -Be -1
    }

    It 'takes database and model from the step before' {
        $result = Invoke-DimensionTransform $shopModel | Invoke-FactTransform
        $result.Table | Should -Be 'warehouse.fact_orders'
        $result.Counts.RowsUnchanged | Should -Be 4
    }

    It 'passes on what the next step needs when the model has no facts' {
        $model = Join-Path $TestDrive 'no_facts'
        Copy-Item $shopModel $model -Recurse
        Remove-Item "$model/facts", "$model/aggregates", "$model/quality" -Recurse
        $passed = Invoke-DimensionTransform $model | Invoke-FactTransform
        $passed.Table | Should -Be 'warehouse.dim_customer'
        $passed.Model.Name | Should -Be 'shop'
    }

    It 'ends with Etl.Transform.UnknownTable for a name the model does not have' {
        { Invoke-FactTransform $shopModel -Name fact_nothing } | Should -Throw -ErrorId 'Etl.Transform.UnknownTable,*'
    }
}
