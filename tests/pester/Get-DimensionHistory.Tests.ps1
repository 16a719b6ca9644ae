BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
    Import-StagingData "$shopData/customers_2.csv" -Model $shopModel | Invoke-DimensionTransform | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-DimensionHistory' {
    It 'shows the versions of members that changed, oldest first' {
        $versions = Get-DimensionHistory dim_customer -Model $shopModel
        $versions.city | Should -Be @('London', 'Paris')
        $versions.is_current | Should -Be @($false, $true)
        $versions[0].valid_to | Should -Be $versions[1].valid_from
    }

    It 'shows the versions of one member' {
        (Get-DimensionHistory -Dimension dim_customer -Key 3 -Model $shopModel).city | Should -Be 'Rotterdam'
    }

    It 'takes the model from the pipeline' {
        (Get-EtlModel $shopModel | Get-DimensionHistory dim_customer 1).Count | Should -Be 2
    }

    It 'returns no more than asked for' {
        @(Get-DimensionHistory dim_customer -Model $shopModel -First 1).Count | Should -Be 1
    }

    It 'ends with Etl.Transform.UnknownTable for <Name>' -ForEach @(
        @{ Name = 'a table that is no dimension'; Arguments = @{ Dimension = 'fact_orders' } }
        @{ Name = 'a key of other columns'; Arguments = @{ Dimension = 'dim_customer'; Key = '1', '2' } }
    ) {
        Get-FailureId { Get-DimensionHistory @Arguments -Model $shopModel } | Should -Be 'Etl.Transform.UnknownTable'
    }
}
