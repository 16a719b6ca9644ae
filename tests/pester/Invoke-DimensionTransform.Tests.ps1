BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Import-StagingData "$shopData/customers_1.csv", "$shopData/orders.csv" -Model $shopModel | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Invoke-DimensionTransform' {
    It 'shows with -WhatIf the rows it would write, and writes none' {
        $preview = Invoke-DimensionTransform $shopModel -WhatIf
        $preview.IsPreview | Should -BeTrue
        $preview.Counts.RowsInserted | Should -Be 3
        $preview.Preview.Count | Should -Be 4 -Because 'the unknown member is one more'
        Measure-Table warehouse.dim_customer | Should -Be 0
    }

    It 'builds dimensions, with the unknown member' {
        $result = Invoke-DimensionTransform -Model $shopModel
        $result.Table | Should -Be 'warehouse.dim_customer'
        $result.Counts.RowsInserted | Should -Be 3
        (Invoke-EtlQuery 'select count(*) as n from warehouse.dim_customer where customer_key = -1').n | Should -Be 1
    }

    It 'writes nothing the second time' {
        $counts = (Invoke-DimensionTransform $shopModel).Counts
        $counts.RowsUnchanged | Should -Be 3
        $counts.RowsInserted + $counts.RowsUpdated + $counts.VersionsOpened | Should -Be 0
    }

    It 'opens a version for a change, out of what the pipeline brings' {
        $result = Import-StagingData "$shopData/customers_2.csv" -Model $shopModel | Invoke-DimensionTransform
        $result.Counts.VersionsOpened | Should -Be 1
        $result.Counts.VersionsClosed | Should -Be 1
    }

    It 'builds once for all results that the pipeline brings' {
        @(Import-StagingData $shopData -Model $shopModel | Invoke-DimensionTransform).Count | Should -Be 1
    }

    It 'takes a model from the pipeline' {
        (Get-EtlModel $shopModel | Invoke-DimensionTransform).Table | Should -Be 'warehouse.dim_customer'
    }

    It 'takes names with wildcards' {
        (Invoke-DimensionTransform $shopModel -Name dim_*).Table | Should -Be 'warehouse.dim_customer'
    }

    It 'ends with Etl.Transform.UnknownTable for a name the model does not have' {
        { Invoke-DimensionTransform $shopModel dim_nothing } | Should -Throw -ErrorId 'Etl.Transform.UnknownTable,*'
    }

    It 'journals a failed run' {
        Invoke-EtlQuery 'drop table staging.customers' -Write
        Get-FailureId { Invoke-DimensionTransform $shopModel } | Should -BeLike 'Etl.*'
        (Get-EtlRun -First 1).Status | Should -Be 'Failed'
        Measure-Table warehouse.dim_customer | Should -BeGreaterThan 3 -Because 'the table is as it was'
    }
}
