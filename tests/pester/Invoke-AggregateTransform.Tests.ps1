BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Import-StagingData "$shopData/customers_1.csv", "$shopData/orders.csv" -Model $shopModel |
        Invoke-DimensionTransform | Invoke-FactTransform | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Invoke-AggregateTransform' {
    It 'shows with -WhatIf the rows it would write, and writes none' {
        (Invoke-AggregateTransform $shopModel -WhatIf).Counts.RowsInserted | Should -Be 3
        Measure-Table warehouse.customer_totals | Should -Be 0
    }

    It 'builds aggregates' {
        (Invoke-AggregateTransform -Model $shopModel).Counts.RowsInserted | Should -Be 3
        (Invoke-EtlQuery "select amount from warehouse.customer_totals where customer_id = '1'").amount | Should -Be 30.5
    }

    It 'takes database and model from the step before' {
        (Invoke-FactTransform $shopModel | Invoke-AggregateTransform).Counts.RowsUnchanged | Should -Be 3
    }

    It 'takes the day to build for' {
        Invoke-AggregateTransform $shopModel -AsOf 2024-06-01 | Out-Null
        (Get-EtlRun -First 1).AsOf.UtcDateTime | Should -Be ([datetime]'2024-06-01')
    }

    It 'ends with Etl.Model.NotFound for a folder that is no model' {
        { Invoke-AggregateTransform $TestDrive } | Should -Throw -ErrorId 'Etl.Model.NotFound,*'
    }
}
