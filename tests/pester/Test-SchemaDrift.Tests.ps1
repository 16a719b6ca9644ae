BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Import-StagingData "$shopData/orders.csv" -Table orders | Out-Null
    'order_id,customer_id,amount,ordered_at,coupon', '5,1,1.50,2024-01-05,SPRING' | Set-Content "$TestDrive/orders.csv"
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Test-SchemaDrift' {
    It 'returns nothing where nothing differs' {
        Test-SchemaDrift "$shopData/orders.csv" -Table orders | Should -BeNullOrEmpty
    }

    It 'returns one object for each difference, and loads nothing' {
        $loads = Measure-Table etl.load
        $changes = Test-SchemaDrift -Path "$TestDrive/orders.csv" -Table staging.orders
        $changes.Kind | Should -Be @('New', 'Reordered')
        $changes[0].Column | Should -Be 'coupon'
        $changes[0].Action | Should -Be 'Evolve'
        $changes[1].After | Should -Be 'order_id, customer_id, amount, ordered_at'
        Measure-Table etl.load | Should -Be $loads
    }

    It 'takes files from the pipeline, each for the table of the model' {
        $changes = Get-Item "$TestDrive/orders.csv" | Test-SchemaDrift -Model $shopModel
        $changes.Table | Should -Be @('staging.orders', 'staging.orders')
    }

    It 'takes wildcards and literal paths' {
        @(Test-SchemaDrift "$TestDrive/ord*.csv" -Table orders).Count | Should -Be 2
        @(Test-SchemaDrift -LiteralPath "$TestDrive/orders.csv" -Table orders).Count | Should -Be 2
    }

    It 'says what a load would do, for everything or for kinds' {
        (Test-SchemaDrift "$TestDrive/orders.csv" -Table orders -Drift freeze).Action | Should -Be @('Freeze', 'Freeze')
        (Test-SchemaDrift "$TestDrive/orders.csv" -Table orders -Drift @{ new = 'discard_row' }).Action |
            Should -Be @('DiscardRow', 'Evolve')
    }

    It 'finds values that do not fit the type of their column' {
        'order_id,customer_id,ordered_at,amount', 'A-5,1,2024-01-05,1.50' | Set-Content "$TestDrive/codes.csv"
        $change = Test-SchemaDrift "$TestDrive/codes.csv" -Table orders
        $change.Kind | Should -Be 'Type'
        $change.Before | Should -Be 'integer'
    }

    It 'reports a table that is not there, and a file that cannot be read' {
        Test-SchemaDrift "$TestDrive/orders.csv" -Table nothing -ErrorAction SilentlyContinue -ErrorVariable failures |
            Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.UnknownTable,*'
        Test-SchemaDrift "$TestDrive/none.csv" -Table orders -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.File,*'
    }

    It 'ends with an error for a policy that is none' {
        Get-FailureId { Test-SchemaDrift "$TestDrive/orders.csv" -Table orders -Drift @{ missing = 'discard_row' } } |
            Should -Be 'Etl.Staging.DriftPolicy'
    }

    It 'shows what Import-StagingData does' {
        $load = Import-StagingData "$TestDrive/orders.csv" -Table orders -Drift @{ reordered = 'freeze' } `
            -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.Drift,*'
        $load.Status | Should -Be 'Failed'
        $load = Import-StagingData "$TestDrive/orders.csv" -Table orders -Drift @{ new = 'discard_column' }
        $load.SchemaChanges.Kind | Should -Be @('New', 'Reordered')
        (Get-StagingLoad -First 1).SchemaChanges.Count | Should -Be 2
        (Get-EtlRun -First 1).Command | Should -BeLike '*-Drift new=discard_column*'
    }
}
