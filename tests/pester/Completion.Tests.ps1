BeforeAll {
    . $PSScriptRoot/common.ps1
    Get-EtlDatabase | Disconnect-EtlDatabase

    function Complete ([string] $Line) { (TabExpansion2 $Line).CompletionMatches.CompletionText }
}

Describe 'Completion' {
    It 'offers models that ship, and folders of models below here' {
        Push-Location $shop
        try {
            Complete 'Invoke-FactTransform -Model ' | Should -Contain 'olist'
            Complete 'Invoke-FactTransform -Model ./m' | Should -Contain './model'
        }
        finally { Pop-Location }
    }

    It 'offers the tables that <Command> builds' -ForEach @(
        @{ Command = 'Invoke-DimensionTransform'; Table = 'dim_customer' }
        @{ Command = 'Invoke-FactTransform'; Table = 'fact_orders' }
        @{ Command = 'Invoke-AggregateTransform'; Table = 'customer_totals' }
    ) {
        Complete "$Command -Model '$shopModel' -Name " | Should -Be $Table
    }

    It 'offers dimensions' {
        Complete "Get-DimensionHistory -Model '$shopModel' -Dimension dim" | Should -Be 'dim_customer'
    }

    It 'offers rules of the model, in quotes where they need them' {
        Complete "Test-DataQuality -Model '$shopModel' -Rule am" | Should -Be "'Amount is positive'"
    }

    It 'offers enumerations' {
        Complete 'Test-DataQuality -FailOn C' | Should -Be 'Critical'
    }

    It 'connects to nothing' {
        Complete 'Get-StagingLoad -Table ' | Out-Null
        Complete 'Get-DataQualityResult -Rule ' | Out-Null
        Get-EtlDatabase | Should -BeNullOrEmpty
    }

    It 'offers tables and rules out of the database in use' {
        Connect-NewDatabase
        Build-Shop
        Test-DataQuality $shopModel | Out-Null
        Complete 'Get-StagingLoad -Table staging.o' | Should -Be 'staging.orders'
        Complete 'Measure-StagingData -Table staging.o' | Should -Be 'staging.orders'
        Complete 'Measure-StagingData -Table orders -Key o' | Should -Be @('order_id', 'ordered_at')
        Complete 'Get-DataQualityResult -Rule am' | Should -Be "'Amount is positive'"
        Disconnect-EtlDatabase
    }
}
